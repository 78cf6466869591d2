package dev.shopkeeper.shop.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Hears of each failed statement of a pool, because Hikari asks it what to do.
///
/// A connection that broke seldom broke alone: the idle ones are replaced too, so that whoever
/// tries again does not come upon the next broken one.
final class FaultWatch implements SQLExceptionOverride {

  /// Connections younger than this are replaced only when one of them breaks.
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Presence presence;
  private final DatabaseBreaker breaker;
  private final ReentrantLock lock = new ReentrantLock();
  private long replaced = System.nanoTime();
  private volatile @Nullable HikariDataSource pool;

  FaultWatch(Presence presence, DatabaseBreaker breaker) {
    this.presence = presence;
    this.breaker = breaker;
  }

  void over(HikariDataSource watched) {
    pool = watched;
  }

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    if (DatabaseFault.of(failure) == DatabaseFault.OUTCOME_UNKNOWN) {
      breaker.failed(0, failure);
      presence.suspect();
      replaceIdle();
    }
    return Override.CONTINUE_EVICT;
  }

  /// Whoever comes second waits for the first: he is about to take another connection.
  private void replaceIdle() {
    HikariDataSource watched = pool;
    lock.lock();
    try {
      if (watched != null && System.nanoTime() - replaced > PAUSE_NANOS) {
        watched.getHikariPoolMXBean().softEvictConnections();
        replaced = System.nanoTime();
      }
    } finally {
      lock.unlock();
    }
  }
}
