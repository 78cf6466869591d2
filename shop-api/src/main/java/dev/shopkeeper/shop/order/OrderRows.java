package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.ResultSetExtractor;

/// Reads orders from rows that hold an order and one of its items, those of one order together.
final class OrderRows implements ResultSetExtractor<List<Order>> {

  /// What a statement selects of `orders o` and `order_items item`; the status is its own choice.
  /// An item without a name is of an older version: products are looked at for such a one alone.
  static final String COLUMNS =
      """
      o.id, o.customer_email, o.total_amount, o.created_at,
      item.id AS item_id, item.product_id, item.quantity, item.price,
      coalesce(item.product_name, (SELECT name FROM products WHERE id = item.product_id))
        AS product_name
      """;

  @Override
  public List<Order> extractData(ResultSet rows) throws SQLException {
    List<Order> orders = new ArrayList<>();
    if (rows.next()) {
      while (!rows.isAfterLast()) {
        orders.add(current(rows));
      }
    }
    return orders;
  }

  /// The order of the row that is current; moves on to the first row of the next.
  static Order current(ResultSet rows) throws SQLException {
    var id = new OrderId(rows.getLong("id"));
    String email = rows.getString("customer_email");
    var total = new Money(rows.getBigDecimal("total_amount"));
    OrderStatus status = OrderStatus.of(rows.getString("status"));
    Instant at = rows.getObject("created_at", OffsetDateTime.class).toInstant();
    List<OrderItem> items = new ArrayList<>();
    do {
      items.add(item(rows, id));
    } while (rows.next() && rows.getLong("id") == id.value());
    return new Order(id, email, total, status, at, items);
  }

  private static OrderItem item(ResultSet row, OrderId order) throws SQLException {
    return new OrderItem(
        row.getLong("item_id"),
        order,
        new ProductId(row.getLong("product_id")),
        row.getString("product_name"),
        row.getInt("quantity"),
        new Money(row.getBigDecimal("price")));
  }
}
