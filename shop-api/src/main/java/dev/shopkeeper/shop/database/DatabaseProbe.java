package dev.shopkeeper.shop.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says whether the database answers; asks it at most once a second, however often it is asked.
public final class DatabaseProbe implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DatabaseProbe.class);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final HikariDataSource pool;
  private final Clock clock;
  private Instant asked = Instant.MIN;
  private boolean reachable;

  DatabaseProbe(HikariDataSource pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  /// True when a statement went to the database and back within the last second.
  public synchronized boolean reachable() {
    if (clock.instant().isAfter(asked.plus(FRESH))) {
      boolean answer = ask();
      if (answer != reachable) {
        log.info(answer ? "the database answers" : "the database does not answer");
      }
      reachable = answer;
      asked = clock.instant();
    }
    return reachable;
  }

  private boolean ask() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.execute("SELECT 1");
    } catch (SQLException e) {
      log.debug("the database cannot be reached", e);
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
