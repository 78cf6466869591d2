package dev.shopkeeper.shop.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.shopkeeper.shop.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /// Six replicas of this size stay below PostgreSQL's default of 100 connections.
  private static final int SHOP_CONNECTIONS = 12;

  private static final Duration SHOP_PATIENCE = Duration.ofSeconds(2);

  /// Below the second that a kubelet gives a probe.
  private static final Duration PROBE_PATIENCE = Duration.ofMillis(800);

  @Bean
  HikariDataSource shopPool(Settings settings) {
    return DatabasePool.open(settings.database(), "shop", SHOP_CONNECTIONS, SHOP_PATIENCE);
  }

  @Bean
  DatabaseProbe databaseProbe(Settings settings, HikariDataSource shopPool) {
    HikariDataSource probe = DatabasePool.open(settings.database(), "probe", 1, PROBE_PATIENCE);
    return new DatabaseProbe(probe, shopPool, Clock.systemUTC());
  }
}
