package dev.shopkeeper.shop.order;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Forgets old idempotency keys in the background, a few at a time.
@Component
class KeySweeper implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(KeySweeper.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int AT_ONCE = 200;
  private static final int MOST_TIMES = 50;

  private final IdempotencyKeys keys;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("key-sweeper").factory());

  KeySweeper(IdempotencyKeys keys) {
    this.keys = keys;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::sweep, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Bounded, and each batch is a transaction of its own: no order waits for a broom.
  void sweep() {
    try {
      for (int i = 0; i < MOST_TIMES && keys.forget(AT_ONCE) == AT_ONCE; i++) {
        log.debug("forgot {} idempotency keys", AT_ONCE);
      }
    } catch (RuntimeException e) { // one that escapes would end the schedule
      log.warn("old idempotency keys could not be forgotten", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
