package dev.shopkeeper.shop.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A pool that refuses at once when the database is away or too many callers wait for a connection.
class GuardedSource extends DelegatingDataSource {

  /// A queue of so many times the pool's size is worked off before the patience of the last ends.
  private static final int WAITING_PER_CONNECTION = 4;

  private final HikariDataSource pool;
  private final Presence presence;
  private final DatabaseBreaker breaker;

  GuardedSource(HikariDataSource pool, Presence presence, DatabaseBreaker breaker) {
    super(pool);
    this.pool = pool;
    this.presence = presence;
    this.breaker = breaker;
  }

  @Override
  public Connection getConnection() throws SQLException {
    int waiting = pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    if (waiting >= pool.getMaximumPoolSize() * WAITING_PER_CONNECTION) {
      throw new PoolBusy(pool.getPoolName());
    }
    breaker.admit();
    long start = System.nanoTime();
    try {
      Connection connection = pool.getConnection();
      breaker.succeeded(System.nanoTime() - start);
      return connection;
    } catch (SQLTransientConnectionException e) {
      throw judged(e, System.nanoTime() - start);
    } catch (SQLException e) {
      breaker.undecided();
      throw e;
    }
  }

  /// No connection within the time: were all of them at work, or could none be made?
  private SQLException judged(SQLTransientConnectionException failure, long nanos) {
    if (presence.isHere()
        && pool.getHikariPoolMXBean().getActiveConnections() >= pool.getMaximumPoolSize()) {
      breaker.undecided();
      return new PoolBusy(pool.getPoolName());
    }
    breaker.failed(nanos, failure);
    presence.suspect();
    return failure;
  }
}
