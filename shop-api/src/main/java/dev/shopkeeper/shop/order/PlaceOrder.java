package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.cart.CartItem;
import dev.shopkeeper.shop.cart.CartToken;
import dev.shopkeeper.shop.cart.Carts;
import dev.shopkeeper.shop.problem.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Buys the lines a customer names, or all that is in a cart, and counts how it went.
@Component
public final class PlaceOrder {

  private static final String REFUSED = "shop.orders.refused";

  private final Orders orders;
  private final Carts carts;
  private final TransactionOperations transaction;
  private final MeterRegistry registry;
  private final Counter placed;

  PlaceOrder(
      Orders orders, Carts carts, TransactionOperations transaction, MeterRegistry registry) {
    this.orders = orders;
    this.carts = carts;
    this.transaction = transaction;
    this.registry = registry;
    this.placed =
        Counter.builder("shop.orders.placed").description("Orders placed").register(registry);
  }

  /// One order of these lines.
  public Order of(String customerEmail, List<OrderLine> lines) {
    OrderLines checked = new OrderLines(lines);
    return counted(() -> orders.place(customerEmail, checked));
  }

  /// One order of the cart's content; the cart is empty exactly if the order is placed.
  public Order ofCart(String customerEmail, CartToken cart) {
    return counted(() ->
        Objects.requireNonNull(
            transaction.execute(
                _ -> orders.place(customerEmail, new OrderLines(lines(carts.empty(cart)))))));
  }

  private static List<OrderLine> lines(List<CartItem> items) {
    return items.stream().map(item -> new OrderLine(item.productId(), item.quantity())).toList();
  }

  private Order counted(Supplier<Order> placing) {
    try {
      Order order = placing.get();
      placed.increment();
      return order;
    } catch (Refusal refusal) {
      Counter.builder(REFUSED)
          .description("Orders refused, by problem type")
          .tag("problem", refusal.type().slug())
          .register(registry)
          .increment();
      throw refusal;
    }
  }
}
