package dev.shopkeeper.shop.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is known of the database's presence: told by the probe, asked by all who want to connect.
final class Presence {

  private static final Logger log = LoggerFactory.getLogger(Presence.class);

  private enum State {
    UNKNOWN,
    HERE,
    AWAY
  }

  private final DatabaseBreaker breaker;
  private final Counter outages;
  private final List<Runnable> whenAway = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition suspected = lock.newCondition();
  private volatile State state = State.UNKNOWN;
  private boolean suspicion;
  private boolean ended;
  private long news;

  Presence(DatabaseBreaker breaker, MeterRegistry meters) {
    this.breaker = breaker;
    this.outages =
        Counter.builder("shop.database.outages")
            .description("Times the database went away")
            .register(meters);
    Gauge.builder("shop.database.up", () -> isHere() ? 1 : 0)
        .description("1 when the database answered the last time it was asked")
        .register(meters);
  }

  boolean isHere() {
    return state == State.HERE;
  }

  /// Runs when the database is found away: what was connected to it is of no use any more.
  void whenAway(Runnable reaction) {
    whenAway.add(reaction);
  }

  /// Each answer closes the breaker, whatever opened it: by itself it closes after a few good calls
  /// within two seconds, which a shop with few customers never has.
  void here() {
    if (turn(State.HERE)) {
      log.info("the database answers");
    }
    breaker.close();
  }

  void away(SQLException reason) {
    if (turn(State.AWAY)) {
      breaker.open();
      outages.increment();
      whenAway.forEach(Runnable::run);
      log.warn("the database does not answer: {}", reason.getMessage());
    }
  }

  private boolean turn(State next) {
    lock.lock();
    try {
      boolean turned = state != next;
      state = next;
      if (turned) {
        tell();
      }
      return turned;
    } finally {
      lock.unlock();
    }
  }

  /// Somebody's connection broke: the probe looks at once instead of when it is due.
  void suspect() {
    lock.lock();
    try {
      suspicion = true;
      suspected.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Returns after this time, or earlier when there is a suspicion.
  void awaitSuspicion(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      for (long left = atMost.toNanos(); left > 0 && !suspicion; ) {
        left = suspected.awaitNanos(left);
      }
      suspicion = false;
    } finally {
      lock.unlock();
    }
  }

  /// Returns when the database is not known to be away.
  void await() throws InterruptedException {
    lock.lock();
    try {
      while (state == State.AWAY && !ended) {
        changed.await();
      }
      if (ended) {
        throw new InterruptedException("nothing more is connected");
      }
    } finally {
      lock.unlock();
    }
  }

  /// Returns after this time, or earlier when something is new.
  @SuppressWarnings("WaitNotInLoop") // woken for nothing, the caller only looks once more
  void awaitNews(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long known = news;
      for (long left = atMost.toNanos(); left > 0 && news == known; ) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Nobody is to wait any longer: the process ends.
  void end() {
    lock.lock();
    try {
      ended = true;
      tell();
    } finally {
      lock.unlock();
    }
  }

  /// There are new credentials: who waits may try again.
  void renewed() {
    lock.lock();
    try {
      tell();
    } finally {
      lock.unlock();
    }
    suspect();
  }

  private void tell() {
    news++;
    changed.signalAll();
  }
}
