package dev.shopkeeper.operator.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that one operator of many acts. The leader renews a Lease; when it is killed or
/// stalls, another takes over once the Lease has expired, and at once when it stops in order.
public final class Leadership implements AutoCloseable {
  static final String LEASE = "shopkeeper";
  static final Duration LEASE_TIME = Duration.ofSeconds(10);
  private static final Duration RENEWAL_LIMIT = Duration.ofSeconds(7);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(3);
  private static final Duration SILENCE_LIMIT = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final KubernetesClient client;
  private final TimedLease lease;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("leadership").factory());
  private @Nullable CompletableFuture<?> election;
  private volatile boolean leads;
  private volatile boolean closing;

  /// Uses connections of its own: renewals wait for nothing that a Shop needs.
  public Leadership(Config config, Candidate candidate) {
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(config)
                    .withConnectionTimeout((int) REQUEST_LIMIT.toMillis())
                    .withRequestTimeout((int) REQUEST_LIMIT.toMillis())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    lease = new TimedLease(candidate, LEASE);
  }

  /// Stands for election: `begin` is called once if elected, `lost` if the Lease is lost after
  /// that.
  public void start(Runnable begin, Runnable lost) {
    var callbacks = new LeaderCallbacks(() -> lead(begin), () -> end(lost), Leadership::tell);
    var config =
        new LeaderElectionConfig(
            lease, LEASE_TIME, RENEWAL_LIMIT, RETRY, callbacks, true, "shopkeeper");
    election = new LeaderElector(client, config, executor).start();
  }

  public Term term() {
    return new Term(lease.identity(), () -> lease.wasHeldWithin(LEASE_TIME));
  }

  public boolean leads() {
    return leads;
  }

  /// Whether the election goes on: the Lease is asked for again and again, answered or not.
  public boolean isAlive() {
    return lease.wasAskedForWithin(SILENCE_LIMIT);
  }

  /// Releases the Lease, if it is held.
  @Override
  public void close() {
    closing = true;
    if (election != null) {
      election.cancel(true);
    }
    executor.shutdownNow();
    client.close();
  }

  /// On a thread of its own: the Lease is renewed while the operator starts.
  private void lead(Runnable begin) {
    leads = true;
    Thread.ofPlatform().name("begin").start(begin);
  }

  private void end(Runnable lost) {
    leads = false;
    if (!closing) {
      lost.run();
    }
  }

  private static void tell(@Nullable String leader) {
    LOG.info("{} leads", leader == null || leader.isEmpty() ? "nobody" : leader);
  }
}
