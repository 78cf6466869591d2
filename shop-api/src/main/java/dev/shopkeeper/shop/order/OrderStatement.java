package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The one statement that places an order, and the row it answers with for each line.
///
/// It locks the products in the order of their ids, so that orders wait for each other and never in
/// a circle; it decides once, over all lines, with the stock that the locks hold still; and all
/// that it writes hangs on that one decision. Thus it is right at READ COMMITTED with any number of
/// replicas, without a transaction around it.
record OrderStatement(JdbcClient database) {

  private static final String SQL =
      """
      WITH line AS (
        SELECT * FROM unnest(?::bigint[], ?::integer[]) AS line (product_id, quantity)
      ), locked AS MATERIALIZED (
        SELECT p.id, p.name, p.price, p.stock_quantity, line.quantity
        FROM products p JOIN line ON line.product_id = p.id
        ORDER BY p.id
        FOR NO KEY UPDATE OF p
      ), decision AS (
        SELECT sum(locked.price * line.quantity) AS total
        FROM line LEFT JOIN locked ON locked.id = line.product_id
        HAVING bool_and(coalesce(locked.stock_quantity >= line.quantity, false))
           AND sum(locked.price * line.quantity) < 100000000
      ), placed AS (
        INSERT INTO orders (customer_email, total_amount)
        SELECT ?, decision.total FROM decision
        RETURNING id, total_amount, status, created_at
      ), taken AS (
        UPDATE products p SET stock_quantity = p.stock_quantity - locked.quantity
        FROM locked, decision
        WHERE p.id = locked.id
      ), item AS (
        INSERT INTO order_items (order_id, product_id, quantity, price)
        SELECT placed.id, locked.id, locked.quantity, locked.price
        FROM placed, locked ORDER BY locked.id
        RETURNING id, product_id
      )
      SELECT line.product_id, line.quantity, locked.name, locked.price, locked.stock_quantity,
             item.id AS item_id, placed.id AS order_id, placed.total_amount, placed.status,
             placed.created_at
      FROM line
      LEFT JOIN locked ON locked.id = line.product_id
      LEFT JOIN item ON item.product_id = line.product_id
      LEFT JOIN placed ON true
      ORDER BY line.product_id
      """;

  /// An order and its item, or the state of one line's product when the order was refused.
  record Row(ProductId productId, int quantity, @Nullable Stock stock, @Nullable Placed placed) {}

  /// What there was of a product; absent when the product is unknown.
  record Stock(String name, Money price, int left) {}

  /// The order's own columns; absent when it was refused.
  record Placed(long itemId, OrderId id, Money total, OrderStatus status, OffsetDateTime at) {}

  List<Row> execute(String customerEmail, OrderLines lines) {
    return database
        .sql(SQL)
        .param(lines.productIds())
        .param(lines.quantities())
        .param(customerEmail)
        .query(OrderStatement::row)
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new ProductId(row.getLong("product_id")), row.getInt("quantity"), stock(row), placed(row));
  }

  private static @Nullable Stock stock(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return name == null
        ? null
        : new Stock(name, new Money(row.getBigDecimal("price")), row.getInt("stock_quantity"));
  }

  private static @Nullable Placed placed(ResultSet row) throws SQLException {
    long id = row.getLong("order_id");
    return row.wasNull()
        ? null
        : new Placed(
            row.getLong("item_id"),
            new OrderId(id),
            new Money(row.getBigDecimal("total_amount")),
            OrderStatus.of(row.getString("status")),
            row.getObject("created_at", OffsetDateTime.class));
  }
}
