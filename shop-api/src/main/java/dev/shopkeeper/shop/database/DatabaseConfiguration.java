package dev.shopkeeper.shop.database;

import dev.shopkeeper.shop.settings.LimitSettings;
import dev.shopkeeper.shop.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two pools: whoever only browses takes no connection from an order. See decision 22.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /// Kept open without work; the rest comes when it is needed and goes after ten idle minutes.
  private static final int IDLE = 8;

  @Bean
  DatabaseLogin databaseLogin(Settings settings) {
    return new DatabaseLogin(settings.database());
  }

  @Bean
  DatabaseBreaker databaseBreaker(MeterRegistry meters) {
    return new DatabaseBreaker(meters);
  }

  @Bean
  Presence databasePresence(DatabaseBreaker breaker, MeterRegistry meters) {
    return new Presence(breaker, meters);
  }

  @Bean
  ShopPools shopPools(
      DatabaseLogin login,
      Presence presence,
      DatabaseBreaker breaker,
      MeterRegistry meters,
      Settings settings) {
    LimitSettings sizes = settings.limits();
    var pool = new DatabasePool(login, presence, breaker, meters);
    var pools =
        new ShopPools(
            pool.open("ordering", sizes.orderingConnections(), IDLE, SessionLimits.ORDERING),
            pool.open("browsing", sizes.browsingConnections(), IDLE / 2, SessionLimits.BROWSING),
            presence);
    presence.whenAway(pools::renew);
    return pools;
  }

  @Bean
  DataSource ordering(ShopPools pools, Presence presence, DatabaseBreaker breaker) {
    return new GuardedSource(pools.ordering(), presence, breaker);
  }

  @Bean
  @Primary
  JdbcClient orderingClient(JdbcTemplate ordering) {
    return JdbcClient.create(ordering);
  }

  @Bean
  @Browsing
  JdbcClient browsingClient(
      ShopPools pools,
      Presence presence,
      DatabaseBreaker breaker,
      DataSource ordering,
      Repeat repeat) {
    var source = new BrowsingSource(pools.browsing(), presence, breaker, ordering);
    return JdbcClient.create(new ReadTemplate(source, repeat));
  }

  @Bean
  Repeat repeat(MeterRegistry meters) {
    return new Repeat(meters);
  }

  @Bean
  DatabaseProbe databaseProbe(DatabaseLogin login, Presence presence, ShopPools pools) {
    return new DatabaseProbe(login, presence, pools::connected);
  }

  @Bean
  LoginWatch loginWatch(
      DatabaseLogin login, Presence presence, ShopPools pools, MeterRegistry meters) {
    return new LoginWatch(login, presence, pools, meters);
  }
}
