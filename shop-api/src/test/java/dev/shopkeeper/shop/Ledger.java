package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.TestDatabase;
import java.util.Collection;
import java.util.stream.Collectors;

/// What the database says of some products, asked of it directly.
record Ledger(TestDatabase database) {

  int stock(long product) throws Exception {
    return Integer.parseInt(
        database.ask("SELECT stock_quantity FROM products WHERE id = " + product));
  }

  /// Each product has what its movements add up to, and each order moved what its items say.
  void assertBalanced(Collection<Long> products) throws Exception {
    String ids = products.stream().map(String::valueOf).collect(Collectors.joining(","));
    assertThat(
            database.ask(
                """
                SELECT id, stock_quantity FROM products p
                WHERE id IN (%s) AND stock_quantity <> (
                  SELECT coalesce(sum(quantity), 0) FROM stock_movements WHERE product_id = p.id)
                """
                    .formatted(ids)))
        .as("products whose stock is not the sum of their movements")
        .isEmpty();
    assertThat(
            database.ask(
                """
                SELECT o.id, i.product_id FROM orders o JOIN order_items i ON i.order_id = o.id
                WHERE i.product_id IN (%s) AND
                  CASE o.status WHEN 'cancelled' THEN 0 ELSE -i.quantity END <> (
                    SELECT coalesce(sum(quantity), 0) FROM stock_movements m
                    WHERE m.order_id = o.id AND m.product_id = i.product_id)
                """
                    .formatted(ids)))
        .as("orders that moved something else than they are of")
        .isEmpty();
  }

  /// The actions that the audit trail has of one order, in their order.
  String actions(long order) throws Exception {
    return database.ask(
        """
        SELECT string_agg(actor || ' ' || action, ', ' ORDER BY id)
        FROM audit_entries WHERE subject = 'order:%d'
        """
            .formatted(order));
  }
}
