package dev.shopkeeper.shop.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.postgresql.jdbc.PgConnection;

/// Replaces a pool's connections one after the other, so that there is always one for a customer.
record GentleRenewal(HikariDataSource pool, PatientSource source) {

  private static final Duration PACE = Duration.ofMillis(20);
  private static final int PATIENCE = 25;

  /// Goes on until none is left that was made with another login than this, those at work included.
  /// Ends with the failure when no new one can be made: the password may have changed again, and an
  /// old connection that works is worth more than none.
  void run() throws InterruptedException, SQLException {
    while (source.outdated() > 0) {
      int before = total();
      if (closeOne()) {
        awaitAnother(before);
      } else {
        Thread.sleep(PACE);
      }
    }
  }

  /// Takes idle connections until an old one is among them; the new ones go back.
  private boolean closeOne() throws SQLException {
    List<Connection> recent = new ArrayList<>();
    try {
      while (pool.getHikariPoolMXBean().getIdleConnections() > 0) {
        Connection connection = pool.getConnection();
        if (source.isOutdated(connection.unwrap(PgConnection.class))) {
          close(connection);
          return true;
        }
        recent.add(connection);
      }
      return false;
    } catch (SQLTransientConnectionException e) {
      // A customer took it in that moment, and will bring it back.
      return false;
    } finally {
      for (Connection connection : recent) {
        connection.close();
      }
    }
  }

  private void close(Connection old) throws SQLException {
    try {
      source.prove();
    } catch (SQLException e) {
      old.close();
      throw e;
    }
    pool.evictConnection(old);
  }

  private void awaitAnother(int wanted) throws InterruptedException {
    int enough = Math.min(wanted, pool.getMinimumIdle());
    for (int i = 0; i < PATIENCE && total() < enough; i++) {
      Thread.sleep(PACE);
    }
  }

  private int total() {
    return Objects.requireNonNull(pool.getHikariPoolMXBean()).getTotalConnections();
  }
}
