package dev.shopkeeper.shop.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
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

  /// Runs a whole transaction that an idempotency key makes safe to repeat: never a part of a
  /// transaction, and never a change without a key. What the second try answers must satisfy
  /// `settles`: a refusal, for one, does not say that the first try left nothing.
  public <T> T keyed(Supplier<T> work, Predicate<T> settles) {
    return once(work, () -> true, settles);
  }

  /// Runs a read.
  <T extends @Nullable Object> T once(Supplier<T> work) {
    return once(work, () -> true);
  }

  <T extends @Nullable Object> T once(Supplier<T> work, BooleanSupplier harmless) {
    return once(work, harmless, ignored -> true);
  }

  private <T extends @Nullable Object> T once(
      Supplier<T> work, BooleanSupplier harmless, Predicate<T> settles) {
    long start = System.nanoTime();
    try {
      return work.get();
    } catch (DataAccessException | TransactionException e) {
      if (!helps(e) || System.nanoTime() - start > PATIENCE.toNanos() || !harmless.getAsBoolean()) {
        throw e;
      }
      return again(work, settles, e);
    }
  }

  /// Where the second try does not settle it, the first one's failure is what is known.
  private <T extends @Nullable Object> T again(
      Supplier<T> work, Predicate<T> settles, RuntimeException first) {
    repeats.increment();
    try {
      T result = work.get();
      if (settles.test(result)) {
        return result;
      }
    } catch (DataAccessException | TransactionException e) {
      first.addSuppressed(e);
    }
    throw first;
  }

  /// Where no connection was had, the wait for one was the patience.
  private static boolean helps(RuntimeException failure) {
    return DatabaseFault.of(failure) == DatabaseFault.OUTCOME_UNKNOWN
        && !TransactionSynchronizationManager.isActualTransactionActive();
  }
}
