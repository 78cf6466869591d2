package dev.shopkeeper.shop.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Does once more what failed because its connection broke, where doing it twice does no harm.
public final class Repeat {

  /// Whoever waited longer than this has no patience left for a second try.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Counter repeats;

  Repeat(MeterRegistry meters) {
    this.repeats =
        Counter.builder("shop.database.repeats")
            .description("Reads and keyed orders done again because a connection broke")
            .register(meters);
  }

  /// Runs a read, or a whole transaction that an idempotency key makes safe to repeat: never a part
  /// of a transaction, and never a change without a key.
  public <T extends @Nullable Object> T once(Supplier<T> work) {
    return once(work, () -> true);
  }

  <T extends @Nullable Object> T once(Supplier<T> work, BooleanSupplier harmless) {
    long start = System.nanoTime();
    try {
      return work.get();
    } catch (DataAccessException | TransactionException e) {
      if (!helps(e) || System.nanoTime() - start > PATIENCE.toNanos() || !harmless.getAsBoolean()) {
        throw e;
      }
    }
    repeats.increment();
    return work.get();
  }

  /// Where no connection was had, the wait for one was the patience.
  private static boolean helps(RuntimeException failure) {
    return DatabaseFault.of(failure) == DatabaseFault.OUTCOME_UNKNOWN
        && !TransactionSynchronizationManager.isActualTransactionActive();
  }
}
