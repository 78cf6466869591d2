package dev.shopkeeper.shop.checker.fault;

import dev.shopkeeper.shop.checker.history.Outcome;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/// What the clients feel of the shop, by replica.
public final class Pulse {

  private static final Duration SLOW = Duration.ofMillis(900);

  private final AtomicLongArray done;
  private final AtomicLongArray unknown;
  private final AtomicLongArray slow;

  /// Of so many replicas.
  public Pulse(int replicas) {
    this.done = new AtomicLongArray(replicas);
    this.unknown = new AtomicLongArray(replicas);
    this.slow = new AtomicLongArray(replicas);
  }

  /// A call ended like this.
  public void felt(int replica, Outcome outcome, long nanoseconds) {
    (outcome == Outcome.UNKNOWN ? unknown : done).incrementAndGet(replica);
    if (nanoseconds > SLOW.toNanos()) {
      slow.incrementAndGet(replica);
    }
  }

  /// Begins to count.
  public Since since() {
    return new Since(copy(done), copy(unknown), copy(slow));
  }

  private static long[] copy(AtomicLongArray counts) {
    long[] copy = new long[counts.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = counts.get(i);
    }
    return copy;
  }

  /// What was felt since then.
  public final class Since {

    private final long[] done;
    private final long[] unknown;
    private final long[] slow;

    private Since(long[] done, long[] unknown, long[] slow) {
      this.done = done;
      this.unknown = unknown;
      this.slow = slow;
    }

    /// Calls that ended with a definite answer, at all replicas.
    public long done() {
      long sum = 0;
      for (int i = 0; i < done.length; i++) {
        sum += done(i);
      }
      return sum;
    }

    /// The same at one replica.
    public long done(int replica) {
      return Pulse.this.done.get(replica) - done[replica];
    }

    /// Calls of which nobody knows what became of them, at all replicas.
    public long unknown() {
      long sum = 0;
      for (int i = 0; i < unknown.length; i++) {
        sum += unknown(i);
      }
      return sum;
    }

    /// The same at one replica.
    public long unknown(int replica) {
      return Pulse.this.unknown.get(replica) - unknown[replica];
    }

    /// Calls that took about a second or more, at one replica.
    public long slow(int replica) {
      return Pulse.this.slow.get(replica) - slow[replica];
    }

    /// The same at all replicas.
    public long slow() {
      long sum = 0;
      for (int i = 0; i < slow.length; i++) {
        sum += slow(i);
      }
      return sum;
    }

    /// Whether customers felt anything: calls failed, or took long.
    public boolean harm() {
      return unknown() + slow() > 0;
    }

    /// That in words.
    public String harmDone() {
      return "%d calls without an answer, %d slow ones".formatted(unknown(), slow());
    }
  }
}
