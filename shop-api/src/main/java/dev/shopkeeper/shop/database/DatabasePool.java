package dev.shopkeeper.shop.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/// Bounded pools of connections that outlive an absent database.
record DatabasePool(
    DatabaseLogin login, Presence presence, DatabaseBreaker breaker, MeterRegistry meters) {

  /// With all that surrounds it, a call that needs an absent database is answered within a second.
  private static final Duration PATIENCE = Duration.ofMillis(700);

  private static final Duration VALIDATION = Duration.ofMillis(300);
  private static final Duration LIFETIME = Duration.ofMinutes(30);

  HikariDataSource open(String name, int size, int idle, SessionLimits limits) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(new PatientSource(login, limits, presence));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(Math.min(idle, size));
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(VALIDATION.toMillis());
    config.setMaxLifetime(LIFETIME.toMillis());
    config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
    var watch = new FaultWatch(presence, breaker);
    config.setExceptionOverride(watch);
    // After a node restart database and API come up together: the pool fills when it can.
    config.setInitializationFailTimeout(-1);
    var pool = new HikariDataSource(config);
    watch.over(pool);
    return pool;
  }
}
