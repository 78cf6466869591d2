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

/// Says whether the database answers and the shop has its connections; asks at most once a second.
///
/// It asks over a connection of its own, so that a busy shop never looks like an absent database.
public final class DatabaseProbe implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DatabaseProbe.class);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final HikariDataSource probe;
  private final HikariDataSource shop;
  private final Clock clock;
  private Instant asked = Instant.MIN;
  private boolean reachable;

  DatabaseProbe(HikariDataSource probe, HikariDataSource shop, Clock clock) {
    this.probe = probe;
    this.shop = shop;
    this.clock = clock;
  }

  /// True when a statement went to the database and back within the last second.
  public synchronized boolean reachable() {
    if (clock.instant().isAfter(asked.plus(FRESH))) {
      boolean answer = ask() && shopIsConnected();
      if (answer != reachable) {
        log.info(answer ? "the database answers" : "the database does not answer");
      }
      reachable = answer;
      asked = clock.instant();
    }
    return reachable;
  }

  private boolean ask() {
    try (Connection connection = probe.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.execute("SELECT 1");
    } catch (SQLException e) {
      log.debug("the database cannot be reached", e);
      return false;
    }
  }

  /// After an outage the shop's pool fills a moment later than the probe's.
  private boolean shopIsConnected() {
    return shop.getHikariPoolMXBean().getTotalConnections() > 0;
  }

  @Override
  public void close() {
    probe.close();
  }
}
