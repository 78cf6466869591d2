package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an order asks for, each product once and in the order of their ids.
///
/// Lines of one product are added up here, so that no two of them can draw on the same stock.
public record OrderLines(List<OrderLine> lines) {

  /// More products than this are not one order.
  public static final int MOST_LINES = 50;

  /// More of one product than this is not retail.
  public static final int MOST_OF_ONE = 999;

  private static final String FIELD = "items";

  /// Checks and orders what was asked for.
  public OrderLines {
    if (lines.isEmpty()) {
      throw none();
    }
    if (lines.size() > MOST_LINES) {
      throw Refusal.ofField(FIELD, "must have at most %d lines".formatted(MOST_LINES));
    }
    lines = sums(lines);
  }

  /// Refuses an order of nothing, such as that of an empty cart.
  static Refusal none() {
    return Refusal.ofField(FIELD, "must name at least one product");
  }

  /// Refuses a total that no order can have.
  static Refusal tooMuch() {
    return Refusal.ofField(FIELD, "add up to more than an order can hold");
  }

  private static List<OrderLine> sums(List<OrderLine> lines) {
    SortedMap<ProductId, Integer> quantities = new TreeMap<>();
    for (OrderLine line : lines) {
      quantities.merge(line.productId(), checked(line), OrderLines::sum);
    }
    return quantities.entrySet().stream()
        .map(entry -> new OrderLine(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static int checked(OrderLine line) {
    if (line.quantity() < 1) {
      throw Refusal.ofField(FIELD, "must have quantities of at least 1");
    }
    return sum(line.quantity(), 0);
  }

  private static int sum(int one, int other) {
    // Both are at most int, their sum as long is exact.
    if ((long) one + other > MOST_OF_ONE) {
      throw Refusal.ofField(FIELD, "must have at most %d of one product".formatted(MOST_OF_ONE));
    }
    return one + other;
  }

  long[] productIds() {
    return lines.stream().mapToLong(line -> line.productId().value()).toArray();
  }

  int[] quantities() {
    return lines.stream().mapToInt(OrderLine::quantity).toArray();
  }
}
