package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;
import dev.shopkeeper.shop.order.OrderStatement.Placed;
import dev.shopkeeper.shop.order.OrderStatement.Row;
import dev.shopkeeper.shop.order.OrderStatement.Stock;
import dev.shopkeeper.shop.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The orders in the database.
@Repository
public class Orders {

  private final JdbcClient database;
  private final OrderStatement statement;

  Orders(JdbcClient database) {
    this.database = database;
    this.statement = new OrderStatement(database);
  }

  /// Places the whole order and takes its stock, or refuses and changes nothing.
  public Order place(String customerEmail, OrderLines lines) {
    List<Row> rows = statement.execute(customerEmail, lines);
    Placed placed = rows.getFirst().placed();
    if (placed == null) {
      throw refusal(rows);
    }
    return new Order(
        placed.id(),
        customerEmail,
        placed.total(),
        placed.status(),
        placed.at().toInstant(),
        rows.stream().map(Orders::newItem).toList());
  }

  /// The order of that id, if there is one.
  public Optional<Order> find(OrderId id) {
    List<OrderItem> items =
        database
            .sql("SELECT * FROM order_items WHERE order_id = ? ORDER BY product_id")
            .param(id.value())
            .query(Orders::storedItem)
            .list();
    return database
        .sql("SELECT * FROM orders WHERE id = ?")
        .param(id.value())
        .query((row, _) -> order(row, items))
        .optional();
  }

  private static Refusal refusal(List<Row> rows) {
    for (Row row : rows) {
      Stock stock = row.stock();
      if (stock == null) {
        return Refusal.ofProduct(row.productId().value());
      }
      if (stock.left() < row.quantity()) {
        return new OutOfStock(row.productId(), stock.name(), row.quantity(), stock.left());
      }
    }
    return Refusal.ofField("items", "add up to more than an order can hold");
  }

  private static OrderItem newItem(Row row) {
    Placed placed = row.placed();
    Stock stock = row.stock();
    if (placed == null || stock == null) {
      throw new IllegalStateException("half an order: " + row);
    }
    return new OrderItem(
        placed.itemId(), placed.id(), row.productId(), row.quantity(), stock.price());
  }

  private static OrderItem storedItem(ResultSet row, int number) throws SQLException {
    return new OrderItem(
        row.getLong("id"),
        new OrderId(row.getLong("order_id")),
        new ProductId(row.getLong("product_id")),
        row.getInt("quantity"),
        new Money(row.getBigDecimal("price")));
  }

  private static Order order(ResultSet row, List<OrderItem> items) throws SQLException {
    return new Order(
        new OrderId(row.getLong("id")),
        row.getString("customer_email"),
        new Money(row.getBigDecimal("total_amount")),
        OrderStatus.of(row.getString("status")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        items);
  }
}
