package dev.shopkeeper.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Waiting with a deadline: the one place of these tests that sleeps.
final class Eventually {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  /// Asks until the answer is there, and fails with what was last seen when the time is over.
  static <T> T present(String what, Duration limit, Supplier<@Nullable T> question) {
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

  static void holds(String what, Duration limit, Supplier<Boolean> question) {
    present(what, limit, () -> question.get() ? Boolean.TRUE : null);
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
