package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.inventory.OutOfStock;
import dev.shopkeeper.shop.order.OrderStatement.Known;
import dev.shopkeeper.shop.order.OrderStatement.Line;
import dev.shopkeeper.shop.order.OrderStatement.Placed;
import dev.shopkeeper.shop.order.OrderStatement.Row;
import dev.shopkeeper.shop.order.OrderStatement.Stock;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.List;
import java.util.Objects;

/// What the rows of the order's statement mean.
sealed interface Verdict {

  /// The order was placed just now.
  record Taken(Order order) implements Verdict {}

  /// The key had its order before.
  record Repeated(OrderId order, boolean sameBody) implements Verdict {}

  /// Another request with this key has not ended yet.
  record Running() implements Verdict {}

  /// The shop says no, and nothing was changed.
  record Refused(Refusal refusal) implements Verdict {}

  /// Reads the statement's answer, which has at least one row.
  static Verdict of(String customerEmail, List<Row> rows) {
    Row first = rows.getFirst();
    Known known = first.known();
    if (known != null) {
      return new Repeated(known.order(), known.sameBody());
    }
    if (!first.granted()) {
      return new Running();
    }
    Placed placed = first.placed();
    return placed == null
        ? new Refused(refusal(rows))
        : new Taken(order(customerEmail, placed, rows));
  }

  private static Order order(String customerEmail, Placed placed, List<Row> rows) {
    return new Order(
        placed.id(),
        customerEmail,
        placed.total(),
        placed.status(),
        placed.at().toInstant(),
        rows.stream().map(Verdict::item).toList());
  }

  private static OrderItem item(Row row) {
    Placed placed = Objects.requireNonNull(row.placed());
    Line line = Objects.requireNonNull(row.line());
    Stock stock = Objects.requireNonNull(line.stock());
    return new OrderItem(
        placed.itemId(),
        placed.id(),
        line.productId(),
        stock.name(),
        line.quantity(),
        stock.price());
  }

  private static Refusal refusal(List<Row> rows) {
    for (Row row : rows) {
      Line line = row.line();
      if (line == null) {
        return OrderLines.none();
      }
      Stock stock = line.stock();
      if (stock == null) {
        return Refusal.ofProduct(line.productId().value());
      }
      if (stock.left() < line.quantity()) {
        return new OutOfStock(line.productId(), stock.name(), line.quantity(), stock.left());
      }
    }
    return OrderLines.tooMuch();
  }
}
