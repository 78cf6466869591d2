package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.catalog.StockChanged;
import dev.shopkeeper.shop.database.Repeat;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import dev.shopkeeper.shop.settings.Settings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Buys what a customer asks for, once for each key, and counts how it went.
@Component
public final class PlaceOrder {

  private final Orders orders;
  private final OrderCounters counters;
  private final StockChanged stock;
  private final Repeat repeat;
  private final boolean requireKey;

  PlaceOrder(
      Orders orders, OrderCounters counters, StockChanged stock, Repeat repeat, Settings settings) {
    this.orders = orders;
    this.counters = counters;
    this.stock = stock;
    this.repeat = repeat;
    this.requireKey = settings.requireIdempotencyKey();
  }

  /// An order as it was placed, now or when the key first came.
  public record Placement(Order order, boolean replayed) {}

  /// One order; without a key another one each time.
  public Placement of(Purchase purchase, @Nullable IdempotencyKey key) {
    try {
      if (key == null && requireKey) {
        throw keyRequired();
      }
      Placement placement = placement(place(purchase, key));
      counters.placed(placement);
      return placement;
    } catch (Refusal refusal) {
      counters.refused(refusal.type());
      throw refusal;
    }
  }

  private Verdict place(Purchase purchase, @Nullable IdempotencyKey key) {
    return key == null
        ? orders.place(purchase, null)
        : repeat.keyed(
            () -> orders.place(purchase, key), verdict -> !(verdict instanceof Verdict.Refused));
  }

  private Placement placement(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Taken(var order) -> {
        stock.ofOrder(order.productIds());
        yield new Placement(order, false);
      }
      case Verdict.Repeated(var id, boolean sameBody) when sameBody ->
          new Placement(orders.find(id).orElseThrow().asPlaced(), true);
      case Verdict.Repeated _ -> throw keyReused();
      case Verdict.Running _ -> throw new RequestInProgress();
      case Verdict.Refused(var refusal) -> throw refusal;
    };
  }

  private static Refusal keyReused() {
    return new Refusal(
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        "This %s was sent with another order. Give each order a key of its own."
            .formatted(IdempotencyKey.HEADER),
        Map.of("header", IdempotencyKey.HEADER));
  }

  private static Refusal keyRequired() {
    return new Refusal(
        ProblemType.IDEMPOTENCY_KEY_REQUIRED,
        "Send the header %s, such as a UUID made when the order was."
            .formatted(IdempotencyKey.HEADER),
        Map.of("header", IdempotencyKey.HEADER));
  }
}
