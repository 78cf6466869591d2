package dev.shopkeeper.shop.admin.session;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes guessing slow, over all replicas: every try counts until one succeeds.
@Component
class SignInThrottle {

  /// So many tries are free, then each doubles the wait for the next, up to the longest.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bucket(byte[] key, int free, int longestSeconds) {

    static Bucket of(String kind, String value, int free, int longestSeconds) {
      return new Bucket(Digest.of(kind + '\0' + value), free, longestSeconds);
    }
  }

  private static final String TAKE =
      """
      INSERT INTO sign_in_attempts AS a (bucket, attempts) VALUES (:key, 1)
      ON CONFLICT (bucket) DO UPDATE SET
        attempts = CASE WHEN a.seen_at < now() - interval '1 hour' THEN 1 ELSE a.attempts + 1 END,
        free_at = now() + make_interval(secs =>
          CASE WHEN a.seen_at < now() - interval '1 hour' OR a.attempts + 1 < :free THEN 0
          ELSE least(2.0 ^ least(a.attempts + 1 - :free, 20), :longest) END),
        seen_at = now()
      WHERE a.free_at <= now()
      """;

  private final JdbcClient database;

  SignInThrottle(JdbcClient database) {
    this.database = database;
  }

  /// Counts one try before its password is looked at, so that those made at once count too.
  @Transactional
  public void take(String username, InetAddress client) {
    sweep();
    for (Bucket bucket : buckets(username, client)) {
      if (database
              .sql(TAKE)
              .param("key", bucket.key)
              .param("free", bucket.free)
              .param("longest", bucket.longestSeconds)
              .update()
          == 0) {
        throw new TooManySignIns(left(bucket));
      }
    }
  }

  /// Forgets the tries of somebody who turned out to be the administrator.
  public void forget(String username, InetAddress client) {
    for (Bucket bucket : buckets(username, client)) {
      database.sql("DELETE FROM sign_in_attempts WHERE bucket = ?").param(bucket.key).update();
    }
  }

  /// Of what a stranger can fill for the administrator too, the waits are short.
  private static List<Bucket> buckets(String username, InetAddress client) {
    return List.of(
            Bucket.of("address", network(client), 5, 900),
            Bucket.of("name", username, 20, 30),
            Bucket.of("anybody", "", 100, 10))
        .stream()
        // In one order, so that no two wait for each other.
        .sorted(Comparator.comparing(bucket -> HexFormat.of().formatHex(bucket.key)))
        .toList();
  }

  /// Of IPv6 the half that a customer of a provider has to themselves.
  private static String network(InetAddress client) {
    byte[] bytes = client.getAddress();
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, 8)));
  }

  private Duration left(Bucket bucket) {
    Optional<Long> seconds =
        database
            .sql(
                """
                SELECT ceil(extract(epoch FROM free_at - now()))::bigint
                FROM sign_in_attempts WHERE bucket = ?
                """)
            .param(bucket.key)
            .query(Long.class)
            .optional();
    return Duration.ofSeconds(Math.max(1, seconds.orElse(1L)));
  }

  private void sweep() {
    database
        .sql(
            """
            DELETE FROM sign_in_attempts WHERE bucket IN (
              SELECT bucket FROM sign_in_attempts WHERE seen_at < now() - interval '1 hour'
              ORDER BY seen_at LIMIT 10 FOR UPDATE SKIP LOCKED)
            """)
        .update();
  }
}
