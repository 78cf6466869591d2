package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;
import dev.shopkeeper.shop.request.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Carries out the one statement that places an order; it answers with a row for each line.
record OrderStatement(JdbcClient database) {

  /// What became of the request as a whole, and of one line if there is any.
  record Row(
      boolean granted, @Nullable Known known, @Nullable Line line, @Nullable Placed placed) {}

  /// The order that the key belongs to.
  record Known(OrderId order, boolean sameBody) {}

  /// One product as the lock found it; without stock when the product is unknown.
  record Line(ProductId productId, int quantity, @Nullable Stock stock) {}

  /// What there was of a product.
  record Stock(String name, Money price, int left) {}

  /// The order's own columns; absent when it was refused.
  record Placed(long itemId, OrderId id, Money total, OrderStatus status, OffsetDateTime at) {}

  List<Row> execute(Purchase purchase, @Nullable IdempotencyKey key) {
    byte @Nullable [] keyHash = key == null ? null : key.hash();
    byte[] fingerprint = purchase.fingerprint();
    StatementSpec statement =
        database
            .sql(sql(purchase))
            .param(fingerprint)
            .param(new SqlParameterValue(Types.BINARY, keyHash))
            .param(new SqlParameterValue(Types.BIGINT, key == null ? null : key.lock()));
    return lines(statement, purchase)
        .param(purchase.customerEmail())
        .param(new SqlParameterValue(Types.BINARY, keyHash))
        .param(fingerprint)
        .param(Actor.CUSTOMER.name())
        .param(new SqlParameterValue(Types.VARCHAR, RequestId.current()))
        .query(OrderStatement::row)
        .list();
  }

  private static String sql(Purchase purchase) {
    return switch (purchase) {
      case Purchase.OfItems _ -> OrderSql.OF_ITEMS;
      case Purchase.OfCart _ -> OrderSql.OF_CART;
    };
  }

  private static StatementSpec lines(StatementSpec statement, Purchase purchase) {
    return switch (purchase) {
      case Purchase.OfItems(_, var lines) ->
          statement.param(lines.productIds()).param(lines.quantities());
      case Purchase.OfCart(_, var cart) -> statement.param(cart.hash());
    };
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(row.getBoolean("granted"), known(row), line(row), placed(row));
  }

  private static @Nullable Known known(ResultSet row) throws SQLException {
    long id = row.getLong("known_id");
    return row.wasNull() ? null : new Known(new OrderId(id), row.getBoolean("same_body"));
  }

  private static @Nullable Line line(ResultSet row) throws SQLException {
    long id = row.getLong("product_id");
    return row.wasNull() ? null : new Line(new ProductId(id), row.getInt("quantity"), stock(row));
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
