package dev.shopkeeper.operator.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Waiting with a deadline: the one place of these tests that sleeps.
public final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  /// Asks until there is an answer.
  public static <T> T present(String what, Duration limit, Supplier<@Nullable T> question) {
    Instant deadline = Instant.now().plus(limit);
    while (true) {
      T answer = question.get();
      if (answer != null) {
        return answer;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("Not seen within %s: %s".formatted(limit, what));
      }
      pause();
    }
  }

  /// Asks until the answer is yes.
  public static void holds(String what, Duration limit, BooleanSupplier question) {
    present(what, limit, () -> question.getAsBoolean() ? Boolean.TRUE : null);
  }

  /// Repeats assertions until they pass; when time is over the last failure is the test's.
  public static void passes(Duration limit, Runnable assertions) {
    Instant deadline = Instant.now().plus(limit);
    while (true) {
      try {
        assertions.run();
        return;
      } catch (AssertionError failure) {
        if (Instant.now().isAfter(deadline)) {
          throw failure;
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
