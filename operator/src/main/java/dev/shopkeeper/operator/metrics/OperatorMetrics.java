package dev.shopkeeper.operator.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The operator's figures. No label has more values than the code has words: neither a Shop nor an
/// object is ever named.
public final class OperatorMetrics {
  private static final String PREFIX = "shop.operator.";
  private static final Duration[] BUCKETS =
      Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter started =
      counter("reconciliations.started", "Reconciliations that began.").register(registry);
  private final Counter failed =
      counter("reconciliations.failed", "Those that ended in an error.").register(registry);
  private final Counter retries =
      counter("reconciliations.retries", "Those that followed one that failed.").register(registry);
  private final Timer duration =
      Timer.builder(PREFIX + "reconciliation.duration")
          .description("How long reconciliations took.")
          .serviceLevelObjectives(BUCKETS)
          .register(registry);

  /// Begins with what is known of the process itself.
  public OperatorMetrics() {
    Jvm.figures().forEach(figures -> figures.bindTo(registry));
  }

  /// Runs one reconciliation.
  public <T> T reconciliation(Callable<T> work) throws Exception {
    started.increment();
    try {
      return duration.recordCallable(work);
    } catch (Exception e) {
      failed.increment();
      throw e;
    }
  }

  public void retried() {
    retries.increment();
  }

  /// An object of the kind was changed, in the API's own verb.
  public void changed(String verb, String kind) {
    counter("changes", "Changes made.")
        .tag("verb", verb)
        .tag("kind", kind)
        .register(registry)
        .increment();
  }

  /// A change that the API server would not have.
  public void refused(String verb, String kind) {
    counter("refusals", "Changes that the API server refused.")
        .tag("verb", verb)
        .tag("kind", kind)
        .register(registry)
        .increment();
  }

  public void queueLength(Supplier<Number> length) {
    gauge("queue.length", "Reconciliations that wait for a thread.", length).register(registry);
  }

  public void leads(Supplier<Boolean> leads) {
    gauge("leader", "1 while this process leads.", () -> leads.get() ? 1 : 0).register(registry);
  }

  public void canaryAge(Supplier<Duration> age) {
    gauge(
            "canary.age",
            "Time since the canary last came back.",
            () -> age.get().toMillis() / 1000.0)
        .baseUnit("seconds")
        .register(registry);
  }

  /// How many Shops have which status of their condition Ready.
  public void shops(Function<String, Number> count) {
    for (String ready : new String[] {"True", "False", "Unknown"}) {
      gauge("shops", "Shops by their condition Ready.", () -> count.apply(ready))
          .tag("ready", ready)
          .register(registry);
    }
  }

  /// Everything, in Prometheus' text format.
  public String text() {
    return registry.scrape();
  }

  private static Counter.Builder counter(String name, String description) {
    return Counter.builder(PREFIX + name).description(description);
  }

  private static Gauge.Builder<Supplier<Number>> gauge(
      String name, String description, Supplier<Number> value) {
    return Gauge.builder(PREFIX + name, value).description(description);
  }
}
