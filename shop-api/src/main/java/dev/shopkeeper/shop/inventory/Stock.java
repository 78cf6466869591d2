package dev.shopkeeper.shop.inventory;

import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.request.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The stocks in the database, and the ledger of their changes.
@Repository
public class Stock {

  private static final String CHANGE =
      """
      WITH seen AS MATERIALIZED (
        SELECT id, name, stock_quantity FROM products
        WHERE id = ? AND archived_at IS NULL
        FOR NO KEY UPDATE
      ), changed AS (
        UPDATE products p SET stock_quantity = seen.stock_quantity + delta.quantity
        FROM seen, (VALUES (?::integer)) AS delta (quantity)
        WHERE p.id = seen.id AND seen.stock_quantity + delta.quantity BETWEEN 0 AND ?
        RETURNING p.id, p.stock_quantity, delta.quantity
      ), movement AS (
        INSERT INTO stock_movements (product_id, quantity, reason)
        SELECT id, quantity, ? FROM changed
      ), audit AS (
        INSERT INTO audit_entries (actor, action, subject, request_id, detail)
        SELECT ?, 'product.stock', 'product:' || id, ?, jsonb_build_object('quantity', quantity)
        FROM changed
      )
      SELECT seen.name, seen.stock_quantity AS before, changed.stock_quantity AS after
      FROM seen LEFT JOIN changed ON true
      """;

  private final JdbcClient database;

  Stock(JdbcClient database) {
    this.database = database;
  }

  /// What a product had, and has now unless the change was too much.
  record Change(String name, int before, @Nullable Integer after) {}

  /// Few of a product, or none.
  public record Low(ProductId productId, String name, int stockQuantity) {}

  /// Adds a quantity above or below zero; empty when the shop has no such product.
  Optional<Change> change(ProductId product, int quantity, Actor actor) {
    return database
        .sql(CHANGE)
        .param(product.value())
        .param(quantity)
        .param(Restock.MOST)
        .param(quantity < 0 ? "correction" : "restock")
        .param(actor.name())
        .param(new SqlParameterValue(Types.VARCHAR, RequestId.current()))
        .query(Stock::change)
        .optional();
  }

  /// Of which products there are at most `quantity`, the scarcest first, and at most `most` of
  /// them.
  public List<Low> atMost(int quantity, int most) {
    return database
        .sql(
            """
            SELECT id, name, stock_quantity FROM products
            WHERE stock_quantity <= ? AND archived_at IS NULL
            ORDER BY stock_quantity, id LIMIT ?
            """)
        .param(quantity)
        .param(most)
        .query((row, _) ->
            new Low(
                new ProductId(row.getLong("id")),
                row.getString("name"),
                row.getInt("stock_quantity")))
        .list();
  }

  private static Change change(ResultSet row, int number) throws SQLException {
    return new Change(
        row.getString("name"), row.getInt("before"), row.getObject("after", Integer.class));
  }
}
