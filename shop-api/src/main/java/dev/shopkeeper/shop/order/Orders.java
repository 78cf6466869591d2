package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.order.TransitionStatement.Transition;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The orders in the database.
@Repository
public class Orders {

  private final JdbcClient database;
  private final OrderStatement statement;
  private final IdempotencyKeys keys;

  Orders(JdbcClient database, IdempotencyKeys keys) {
    this.database = database;
    this.statement = new OrderStatement(database);
    this.keys = keys;
  }

  /// The order of that id, if there is one.
  public Optional<Order> find(OrderId id) {
    return database
        .sql(
            """
            SELECT o.status, %s FROM orders o JOIN order_items item ON item.order_id = o.id
            WHERE o.id = ? ORDER BY item.product_id
            """
                .formatted(OrderRows.COLUMNS))
        .param(id.value())
        .query(new OrderRows())
        .stream()
        .findFirst();
  }

  /// Places the whole order and takes its stock, or changes nothing.
  Verdict place(Purchase purchase, @Nullable IdempotencyKey key) {
    try {
      Verdict verdict = Verdict.of(purchase.customerEmail(), statement.execute(purchase, key));
      return verdict instanceof Verdict.Refused ? secondLook(verdict, purchase, key) : verdict;
    } catch (DuplicateKeyException e) {
      if (key == null) {
        throw e;
      }
      // The same request was committed after this one's snapshot and before its claim.
      return keys.find(key, purchase).orElseThrow(() -> e);
    }
  }

  /// What was sold out may have gone to the same request, committed after this one's snapshot.
  private Verdict secondLook(Verdict refused, Purchase purchase, @Nullable IdempotencyKey key) {
    if (key == null) {
      return refused;
    }
    return keys.find(key, purchase).map(Verdict.class::cast).orElse(refused);
  }

  /// The newest that the filter lets through.
  public OrderPage newest(OrderFilter filter) {
    return OrderPage.of(new OrderListStatement(database).execute(filter), filter.limit());
  }

  /// Moves the order's status if it is one of `from`.
  Optional<Transition> move(OrderId id, Set<OrderStatus> from, OrderStatus to, Actor actor) {
    return new TransitionStatement(database).execute(id, from, to, actor);
  }
}
