package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Duration;
import java.time.InstantSource;

/// The operator as it runs: the loop, its threads, its retries, its end.
public final class ShopOperator implements AutoCloseable {
  private static final int THREADS = 10;
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final long LONGEST_RETRY = Duration.ofSeconds(60).toMillis();
  private static final Duration TO_FINISH = Duration.ofSeconds(15);

  private final Operator operator;

  public ShopOperator(KubernetesClient client, Release release, InstantSource clock, Term term) {
    this(client, release, clock, term, Pace.IDLE);
  }

  ShopOperator(
      KubernetesClient client,
      Release release,
      InstantSource clock,
      Term term,
      Duration longestRest) {
    operator =
        new Operator(settings ->
            settings
                .withKubernetesClient(client)
                .withConcurrentReconciliationThreads(THREADS)
                .withConcurrentWorkflowExecutorThreads(1)
                .withReconciliationTerminationTimeout(TO_FINISH)
                // A watch that cannot begin is tried again: the CRD may be on its way.
                .withStopOnInformerErrorDuringStartup(false)
                .withCloseClientOnStop(true));
    var events = new EventSources();
    operator.register(
        new ShopReconciler(
            new KubernetesCluster(client, events, term), events, release, clock, longestRest),
        settings ->
            settings
                .withRetry(endless())
                .withReconciliationMaxInterval(longestRest)
                .withGenerationAware(false)
                .withOnUpdateFilter(News::isIn));
  }

  public void start() {
    operator.start();
  }

  /// What watches a kind that the cluster forgot meanwhile may be ill for a moment.
  public boolean isReady() {
    return operator.getRuntimeInfo().isStarted()
        && operator.getRuntimeInfo().unhealthyEventSources().values().stream()
            .flatMap(sources -> sources.keySet().stream())
            .allMatch(OptionalKind.NAME::equals);
  }

  /// Whether no watch has ended for good. One that only lost its connection comes back by itself,
  /// so an absent API server is no reason for a restart.
  public boolean isAlive() {
    return !operator.getRuntimeInfo().isStarted()
        || operator
            .getRuntimeInfo()
            .unhealthyInformerWrappingEventSourceHealthIndicator()
            .values()
            .stream()
            .flatMap(sources -> sources.values().stream())
            .allMatch(ShopOperator::runs);
  }

  private static boolean runs(InformerWrappingEventSourceHealthIndicator<?> source) {
    return source.informerHealthIndicators().values().stream()
        .allMatch(InformerHealthIndicator::isRunning);
  }

  @Override
  public void close() {
    operator.stop();
  }

  /// Never gives up: what hinders a Shop may pass without any event.
  private static GenericRetry endless() {
    return new GenericRetry()
        .setInitialInterval(FIRST_RETRY)
        .setIntervalMultiplier(2)
        .setMaxInterval(LONGEST_RETRY)
        .withoutMaxAttempts();
  }
}
