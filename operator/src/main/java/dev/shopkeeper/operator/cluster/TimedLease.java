package dev.shopkeeper.operator.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A lease that knows when it was last asked for and last held, by a clock that nobody sets.
final class TimedLease extends LeaseLock {
  private static final long NEVER = Long.MIN_VALUE;

  private final AtomicLong asked = new AtomicLong(System.nanoTime());
  private final AtomicLong held = new AtomicLong(NEVER);

  TimedLease(Candidate candidate, String name) {
    super(candidate.namespace(), name, candidate.pod());
  }

  boolean wasAskedForWithin(Duration time) {
    return System.nanoTime() - asked.get() < time.toNanos();
  }

  boolean wasHeldWithin(Duration time) {
    long since = held.get();
    return since != NEVER && System.nanoTime() - since < time.toNanos();
  }

  @Override
  public synchronized @Nullable LeaderElectionRecord get(KubernetesClient client) {
    asked.set(System.nanoTime());
    return super.get(client);
  }

  @Override
  public synchronized void create(KubernetesClient client, LeaderElectionRecord record) {
    long now = System.nanoTime();
    super.create(client, record);
    note(record, now);
  }

  @Override
  public synchronized void update(KubernetesClient client, LeaderElectionRecord record) {
    long now = System.nanoTime();
    super.update(client, record);
    note(record, now);
  }

  /// From before the request: others count from the time written in it.
  private void note(LeaderElectionRecord record, long before) {
    held.set(identity().equals(record.getHolderIdentity()) ? before : NEVER);
  }
}
