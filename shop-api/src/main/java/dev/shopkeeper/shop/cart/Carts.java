package dev.shopkeeper.shop.cart;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The carts in the database; one that nobody touched for thirty days is gone.
@Repository
public class Carts {

  /// What holds of a cart that is not gone.
  public static final String ALIVE = "touched_at > now() - interval '30 days'";

  private final JdbcClient database;

  Carts(JdbcClient database) {
    this.database = database;
  }

  /// The cart that the token opens, if there is one.
  public Optional<Cart> find(CartToken token) {
    return database
        .sql("SELECT id FROM carts WHERE token_hash = ? AND " + ALIVE)
        .param(token.hash())
        .query(Long.class)
        .optional()
        .map(this::content);
  }

  /// Takes one item out of the cart; false when it is not in there.
  public boolean remove(CartToken token, long item) {
    return database
            .sql(
                """
                DELETE FROM cart_items i USING carts c
                WHERE c.id = i.cart_id AND i.id = ? AND c.token_hash = ?
                """)
            .param(item)
            .param(token.hash())
            .update()
        == 1;
  }

  /// Locks the cart until the transaction ends and keeps it for another thirty days.
  Optional<Long> touch(CartToken token) {
    return database
        .sql(
            "UPDATE carts SET touched_at = now() WHERE token_hash = ? AND "
                + ALIVE
                + " RETURNING id")
        .param(token.hash())
        .query(Long.class)
        .optional();
  }

  /// Makes an empty cart, and sweeps away a few that are gone: there is no other broom.
  long create(CartToken token) {
    database
        .sql(
            """
            DELETE FROM carts WHERE id IN (
              SELECT id FROM carts WHERE NOT (%s)
              ORDER BY touched_at LIMIT 10 FOR UPDATE SKIP LOCKED)
            """
                .formatted(ALIVE))
        .update();
    return database
        .sql("INSERT INTO carts (token_hash) VALUES (?) RETURNING id")
        .param(token.hash())
        .query(Long.class)
        .single();
  }

  void put(long cart, ProductId product, int quantity) {
    database
        .sql(
            """
            INSERT INTO cart_items (cart_id, product_id, quantity) VALUES (?, ?, ?)
            ON CONFLICT (cart_id, product_id) DO UPDATE SET quantity = excluded.quantity
            """)
        .param(cart)
        .param(product.value())
        .param(quantity)
        .update();
  }

  /// Sets how many the cart has of an item; false when it is not in there.
  boolean set(long cart, long item, int quantity) {
    return database
            .sql("UPDATE cart_items SET quantity = ? WHERE cart_id = ? AND id = ?")
            .param(quantity)
            .param(cart)
            .param(item)
            .update()
        == 1;
  }

  Cart content(long cart) {
    return new Cart(
        database
            .sql(
                """
                SELECT i.id, i.product_id, p.name, p.price, i.quantity,
                       CASE WHEN p.archived_at IS NULL THEN p.stock_quantity ELSE 0 END AS stock
                FROM cart_items i JOIN products p ON p.id = i.product_id
                WHERE i.cart_id = ? ORDER BY i.id
                """)
            .param(cart)
            .query(Carts::item)
            .list());
  }

  private static CartItem item(ResultSet row, int number) throws SQLException {
    return new CartItem(
        row.getLong("id"),
        new ProductId(row.getLong("product_id")),
        row.getString("name"),
        new Money(row.getBigDecimal("price")),
        row.getInt("quantity"),
        row.getInt("stock"),
        row.getInt("stock") >= row.getInt("quantity"));
  }
}
