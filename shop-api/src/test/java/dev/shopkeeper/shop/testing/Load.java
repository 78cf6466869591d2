package dev.shopkeeper.shop.testing;

import dev.shopkeeper.shop.testing.Http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Callers that ask again and again until they are closed, and what each of them was answered.
public final class Load implements AutoCloseable {

  /// One call: when it began, how long it took, and what came of it; 0 when nothing came.
  public record Call(Instant began, Duration took, int status, String type, String retryAfter) {

    /// When it was answered.
    public Instant ended() {
      return began.plus(took);
    }
  }

  private final Collection<Call> calls = new ConcurrentLinkedQueue<>();
  private final List<Thread> callers = new ArrayList<>();
  private volatile boolean closed;

  /// Adds callers that pause after each call.
  public Load add(int number, Duration pause, Supplier<Answer> call) {
    for (int i = 0; i < number; i++) {
      callers.add(
          Thread.startVirtualThread(() -> {
            while (!closed) {
              calls.add(once(call));
              LockSupport.parkNanos(pause.toNanos());
            }
          }));
    }
    return this;
  }

  /// Makes one call and says how it went.
  public static Call once(Supplier<Answer> call) {
    Instant began = Instant.now();
    long start = System.nanoTime();
    try {
      Answer answer = call.get();
      var took = Duration.ofNanos(System.nanoTime() - start);
      String type = answer.status() < 400 ? "" : answer.json().path("type").asString("");
      return new Call(began, took, answer.status(), type, answer.header("Retry-After"));
    } catch (RuntimeException e) {
      return new Call(began, Duration.ofNanos(System.nanoTime() - start), 0, String.valueOf(e), "");
    }
  }

  /// The calls of which this is true, the earliest first.
  public List<Call> calls(Predicate<Call> which) {
    return calls.stream().filter(which).sorted(Comparator.comparing(Call::began)).toList();
  }

  /// How long all but one in a hundred of them took at most.
  public static Duration p99(List<Call> calls) {
    return quantile(calls, 0.99);
  }

  /// How long that part of them took at most.
  public static Duration quantile(List<Call> calls, double part) {
    List<Duration> sorted = calls.stream().map(Call::took).sorted().toList();
    return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) (sorted.size() * part));
  }

  /// The longest of them.
  public static Duration longest(List<Call> calls) {
    return calls.stream().map(Call::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    for (Thread caller : callers) {
      caller.join(TimeUnit.SECONDS.toMillis(30));
    }
  }
}
