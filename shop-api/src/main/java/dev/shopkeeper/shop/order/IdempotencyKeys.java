package dev.shopkeeper.shop.order;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The keys in the database, each with the order it belongs to; only an order's statement adds one.
@Repository
class IdempotencyKeys {

  private final JdbcClient database;

  IdempotencyKeys(JdbcClient database) {
    this.database = database;
  }

  /// What the key belongs to by now, if to anything.
  Optional<Verdict.Repeated> find(IdempotencyKey key, Purchase purchase) {
    return database
        .sql(
            """
            SELECT order_id, body_hash = ? AS same_body FROM idempotency_keys WHERE key_hash = ?
            """)
        .param(purchase.fingerprint())
        .param(key.hash())
        .query((row, _) ->
            new Verdict.Repeated(new OrderId(row.getLong("order_id")), row.getBoolean("same_body")))
        .optional();
  }

  /// Forgets at most `most` keys older than a day, past those that another replica forgets; returns
  /// how many.
  int forget(int most) {
    return database
        .sql(
            """
            DELETE FROM idempotency_keys WHERE key_hash IN (
              SELECT key_hash FROM idempotency_keys
              WHERE created_at < now() - interval '24 hours'
              ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED)
            """)
        .param(most)
        .update();
  }
}
