package dev.shopkeeper.shop.database;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Keeps callers from a database that is away. Opens by counted faults of the infrastructure, and
/// by the word of [Presence], which closes it too.
final class DatabaseBreaker {

  private static final int WINDOW = 20;
  private static final int LEAST_CALLS = 10;
  private static final int TRIED_AT_ONCE = 5;

  private final CircuitBreaker breaker;

  DatabaseBreaker(MeterRegistry meters) {
    var registry =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
                .waitDurationInOpenState(Duration.ofSeconds(1))
                .permittedNumberOfCallsInHalfOpenState(TRIED_AT_ONCE)
                .maxWaitDurationInHalfOpenState(Duration.ofSeconds(2))
                .build());
    breaker = registry.circuitBreaker("database");
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
  }

  void admit() throws DatabaseAbsent {
    if (!breaker.tryAcquirePermission()) {
      throw new DatabaseAbsent();
    }
  }

  void succeeded(long nanos) {
    breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
  }

  void failed(long nanos, SQLException failure) {
    breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
  }

  /// The call was given up for a reason that says nothing of the database.
  void undecided() {
    breaker.releasePermission();
  }

  void open() {
    breaker.transitionToForcedOpenState();
  }

  /// What is closed keeps its count of faults.
  void close() {
    if (breaker.getState() != CircuitBreaker.State.CLOSED) {
      breaker.transitionToClosedState();
    }
  }
}
