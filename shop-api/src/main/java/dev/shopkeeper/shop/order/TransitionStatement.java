package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.request.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The one statement that moves an order's status; what it cancels, it puts back on the shelf.
///
/// The order's lock is taken first: of two at once the second sees what the first has made of it,
/// and all that is written hangs on the status seen under the lock.
record TransitionStatement(JdbcClient database) {

  private static final String SQL =
      """
      WITH seen AS MATERIALIZED (
        SELECT id, status FROM orders WHERE id = ? FOR NO KEY UPDATE
      ), moved AS (
        UPDATE orders o SET status = ? FROM seen
        WHERE o.id = seen.id AND seen.status = ANY (?)
        RETURNING o.id, o.status
      ), returned AS MATERIALIZED (
        SELECT p.id, item.quantity
        FROM moved
        JOIN order_items item ON item.order_id = moved.id
        JOIN products p ON p.id = item.product_id
        WHERE moved.status = 'cancelled'
        ORDER BY p.id
        FOR NO KEY UPDATE OF p
      ), shelved AS (
        UPDATE products p SET stock_quantity = p.stock_quantity + returned.quantity
        FROM returned WHERE p.id = returned.id
      ), movement AS (
        INSERT INTO stock_movements (product_id, order_id, quantity, reason)
        SELECT returned.id, moved.id, returned.quantity, 'cancellation' FROM returned, moved
      ), audit AS (
        INSERT INTO audit_entries (actor, action, subject, request_id, detail)
        SELECT ?, 'order.' || moved.status, 'order:' || moved.id, ?,
               jsonb_build_object('from', seen.status)
        FROM moved, seen
      )
      SELECT coalesce(moved.status, seen.status) AS status, moved.id IS NOT NULL AS moved, %s
      FROM seen
      JOIN orders o ON o.id = seen.id
      JOIN order_items item ON item.order_id = o.id
      LEFT JOIN moved ON true
      ORDER BY item.product_id
      """
          .formatted(OrderRows.COLUMNS);

  /// The order as it is after the statement, and whether it was this one that moved it.
  record Transition(Order order, boolean moved) {}

  /// Moves the order if its status is one of `from`; empty when there is no such order.
  Optional<Transition> execute(OrderId id, Set<OrderStatus> from, OrderStatus to, Actor actor) {
    return database
        .sql(SQL)
        .param(id.value())
        .param(to.word())
        .param(from.stream().map(OrderStatus::word).toArray(String[]::new))
        .param(actor.name())
        .param(new SqlParameterValue(Types.VARCHAR, RequestId.current()))
        .query(TransitionStatement::transition);
  }

  private static Optional<Transition> transition(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    boolean moved = rows.getBoolean("moved");
    return Optional.of(new Transition(OrderRows.current(rows), moved));
  }
}
