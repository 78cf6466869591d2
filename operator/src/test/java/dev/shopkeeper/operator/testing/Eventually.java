package dev.shopkeeper.operator.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Waiting with a deadline: the one place of these tests that sleeps.
public final class Eventually {
  private static final long SHORTEST_MILLIS = 20;
  private static final long LONGEST_MILLIS = 250;

  private Eventually() {}

  /// Asks until there is an answer.
  public static <T> T present(String what, Duration limit, Supplier<@Nullable T> question) {
    Instant began = Instant.now();
    Instant deadline = began.plus(limit);
    while (true) {
      T answer = question.get();
      if (answer != null) {
        return answer;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("Not seen within %s: %s".formatted(limit, what));
      }
      pauseSince(began);
    }
  }

  /// Asks until the answer is yes.
  public static void holds(String what, Duration limit, BooleanSupplier question) {
    present(what, limit, () -> question.getAsBoolean() ? Boolean.TRUE : null);
  }

  /// Repeats assertions until they pass; when time is over the last failure is the test's.
  public static void passes(Duration limit, Runnable assertions) {
    Instant began = Instant.now();
    Instant deadline = began.plus(limit);
    while (true) {
      try {
        assertions.run();
        return;
      } catch (AssertionError failure) {
        if (Instant.now().isAfter(deadline)) {
          throw failure;
        }
      }
      pauseSince(began);
    }
  }

  /// The longer it takes the rarer is the question, which costs what is waited for its time.
  private static void pauseSince(Instant began) {
    long waited = Duration.between(began, Instant.now()).toMillis();
    try {
      Thread.sleep(Math.clamp(waited / 10, SHORTEST_MILLIS, LONGEST_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
