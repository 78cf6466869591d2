package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.ConditionStatus;
import dev.shopkeeper.operator.shop.ConditionType;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;

/// The operator as it runs: the loop, its threads, its retries, its end.
public final class ShopOperator implements AutoCloseable {
  static final int THREADS = 10;
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final long LONGEST_RETRY = Duration.ofSeconds(60).toMillis();
  private static final Duration TO_FINISH = Duration.ofSeconds(15);

  private final Operator operator;
  private final Optional<Canary> canary;

  public ShopOperator(KubernetesClient client, Operation operation) {
    this(
        client,
        operation,
        operation
            .candidate()
            .map(it -> new Canary(client, it, operation.term(), Canary.PACE, Canary.LIMIT)));
  }

  ShopOperator(KubernetesClient client, Operation operation, Optional<Canary> canary) {
    var threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(THREADS);
    var events = new EventSources();
    this.canary = canary;
    operator =
        new Operator(settings ->
            settings
                .withKubernetesClient(client)
                .withExecutorService(threads)
                .withMetrics(new LoopMetrics(operation.metrics()))
                .withConcurrentWorkflowExecutorThreads(1)
                .withReconciliationTerminationTimeout(TO_FINISH)
                // A watch that cannot begin is tried again: the CRD may be on its way.
                .withStopOnInformerErrorDuringStartup(false)
                .withCloseClientOnStop(true));
    operator.register(
        new ShopReconciler(
            new KubernetesCluster(client, events, operation.term(), operation.metrics()),
            events,
            operation.release(),
            operation.clock(),
            operation.resync()),
        settings -> configure(settings, operation));
    canary.ifPresent(it ->
        operator.register(
            new CanaryReconciler(it),
            settings ->
                settings
                    .settingNamespace(it.namespace())
                    .withInformerListLimit(EventSources.PAGE)));
    measure(operation, events, threads);
  }

  private static void configure(
      ControllerConfigurationOverrider<Shop> settings, Operation operation) {
    settings
        .withRetry(endless())
        .withReconciliationMaxInterval(operation.resync())
        .withInformerListLimit(EventSources.PAGE)
        .withOnUpdateFilter(News::isIn);
    if (!operation.namespaces().isEmpty()) {
      settings.settingNamespaces(operation.namespaces());
    }
  }

  private void measure(Operation operation, EventSources events, ThreadPoolExecutor threads) {
    operation.metrics().queueLength(() -> threads.getQueue().size());
    operation.metrics().shops(status -> events.shops().filter(it -> ready(it, status)).count());
    canary.ifPresent(it -> operation.metrics().canaryAge(it::age));
  }

  private static boolean ready(Shop shop, String status) {
    return shop.statusOrEmpty()
        .condition(ConditionType.READY)
        .map(Condition::status)
        .orElse(ConditionStatus.UNKNOWN.toString())
        .equals(status);
  }

  public void start() {
    operator.start();
    canary.ifPresent(Canary::begin);
  }

  /// What watches a kind that the cluster forgot meanwhile may be ill for a moment.
  public boolean isReady() {
    return operator.getRuntimeInfo().isStarted()
        && operator.getRuntimeInfo().unhealthyEventSources().values().stream()
            .flatMap(sources -> sources.keySet().stream())
            .allMatch(OptionalKind.NAME::equals);
  }

  /// Whether no watch has ended for good, and the loop notices what happens. A watch that only lost
  /// its connection comes back by itself, so an absent API server is no reason for a restart.
  public boolean isAlive() {
    return !operator.getRuntimeInfo().isStarted() || (watches() && turns());
  }

  private boolean watches() {
    return operator
        .getRuntimeInfo()
        .unhealthyInformerWrappingEventSourceHealthIndicator()
        .values()
        .stream()
        .flatMap(sources -> sources.values().stream())
        .allMatch(ShopOperator::runs);
  }

  private boolean turns() {
    return canary.map(Canary::isAlive).orElse(true);
  }

  private static boolean runs(InformerWrappingEventSourceHealthIndicator<?> source) {
    return source.informerHealthIndicators().values().stream()
        .allMatch(InformerHealthIndicator::isRunning);
  }

  @Override
  public void close() {
    canary.ifPresent(Canary::close);
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
