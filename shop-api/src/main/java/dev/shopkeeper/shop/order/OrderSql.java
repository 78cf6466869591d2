package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.cart.Carts;

/// The text of the one statement that places an order.
///
/// A key that is known, or claimed by a request that still runs, lets nothing through. Otherwise
/// the products are locked in the order of their ids, so that orders wait for each other and never
/// in a circle; it is decided once, over all lines, with the stock that the locks hold still; and
/// all that is written hangs on that one decision. Thus it is right at READ COMMITTED with any
/// number of replicas, without a transaction around it.
///
/// Stock is set from what the lock saw: the row as the snapshot has it is checked before a newer
/// one is noticed, and a sale right after a restock would be refused as below none.
final class OrderSql {

  /// Parameters: body hash, key hash, key lock; then those of the lines; then e-mail address, key
  /// hash, body hash, actor, request id.
  private static final String CLAIM =
      """
      WITH known AS MATERIALIZED (
        SELECT order_id, body_hash = ? AS same_body FROM idempotency_keys WHERE key_hash = ?
      ), claim AS MATERIALIZED (
        SELECT CASE WHEN EXISTS (SELECT FROM known) THEN false
                    ELSE coalesce(pg_try_advisory_xact_lock(?), true) END AS granted
      ),
      """;

  /// Parameters: product ids, quantities.
  private static final String LINES_OF_ITEMS =
      """
      line AS (
        SELECT * FROM unnest(?::bigint[], ?::integer[]) AS line (product_id, quantity)
      ),
      """;

  /// Parameter: the cart token's hash. The lock on the cart is the one that who fills it takes.
  private static final String LINES_OF_CART =
      """
      cart AS MATERIALIZED (
        SELECT id FROM carts
        WHERE token_hash = ? AND %s AND (SELECT granted FROM claim)
        FOR UPDATE
      ), line AS MATERIALIZED (
        SELECT id, product_id, quantity FROM cart_items
        WHERE cart_id = (SELECT id FROM cart)
        ORDER BY product_id
        FOR UPDATE
      ),
      """
          .formatted(Carts.ALIVE);

  private static final String ORDER =
      """
      locked AS MATERIALIZED (
        SELECT p.id, p.name, p.price, p.stock_quantity, line.quantity
        FROM products p JOIN line ON line.product_id = p.id
        WHERE p.archived_at IS NULL AND (SELECT granted FROM claim)
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
      ), key AS (
        INSERT INTO idempotency_keys (key_hash, body_hash, order_id)
        SELECT given.key_hash, given.body_hash, placed.id
        FROM placed, (VALUES (?::bytea, ?::bytea)) AS given (key_hash, body_hash)
        WHERE given.key_hash IS NOT NULL
      ), taken AS (
        UPDATE products p SET stock_quantity = locked.stock_quantity - locked.quantity
        FROM locked, decision
        WHERE p.id = locked.id
      ), movement AS (
        INSERT INTO stock_movements (product_id, order_id, quantity, reason)
        SELECT locked.id, placed.id, -locked.quantity, 'order' FROM placed, locked
      ), item AS (
        INSERT INTO order_items (order_id, product_id, product_name, quantity, price)
        SELECT placed.id, locked.id, locked.name, locked.quantity, locked.price
        FROM placed, locked ORDER BY locked.id
        RETURNING id, product_id
      ), audit AS (
        INSERT INTO audit_entries (actor, action, subject, request_id)
        SELECT ?, 'order.placed', 'order:' || placed.id, ? FROM placed
      )
      """;

  private static final String CART_EMPTIED =
      """
      , emptied AS (
        DELETE FROM cart_items USING line, placed WHERE cart_items.id = line.id
      )
      """;

  private static final String ANSWER =
      """
      SELECT claim.granted, known.order_id AS known_id, known.same_body,
             line.product_id, line.quantity, locked.name, locked.price, locked.stock_quantity,
             item.id AS item_id, placed.id AS order_id, placed.total_amount, placed.status,
             placed.created_at
      FROM claim
      LEFT JOIN known ON true
      LEFT JOIN line ON true
      LEFT JOIN locked ON locked.id = line.product_id
      LEFT JOIN item ON item.product_id = line.product_id
      LEFT JOIN placed ON true
      ORDER BY line.product_id
      """;

  static final String OF_ITEMS = CLAIM + LINES_OF_ITEMS + ORDER + ANSWER;

  static final String OF_CART = CLAIM + LINES_OF_CART + ORDER + CART_EMPTIED + ANSWER;

  private OrderSql() {}
}
