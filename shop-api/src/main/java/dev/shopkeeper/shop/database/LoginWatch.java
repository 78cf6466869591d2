package dev.shopkeeper.shop.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every second whether the mounted Secret is another one, and takes it once it is proven.
final class LoginWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LoginWatch.class);

  private final DatabaseLogin login;
  private final Presence presence;
  private final ShopPools pools;
  private final Counter taken;
  private final Counter refused;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("login-watch").factory());
  private String told = "";

  LoginWatch(DatabaseLogin login, Presence presence, ShopPools pools, MeterRegistry meters) {
    this.login = login;
    this.presence = presence;
    this.pools = pools;
    this.taken = counter(meters, "taken");
    this.refused = counter(meters, "refused");
    var _ = clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("shop.database.login.changes")
        .description("New credentials or authorities of the database, by what came of them")
        .tag("outcome", outcome)
        .register(meters);
  }

  private void look() {
    try {
      Access mounted = login.mounted();
      if (!mounted.equals(login.current())) {
        prove(mounted);
        take(mounted);
      }
      pools.renewGently();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | SQLException e) {
      tell(e);
    } catch (RuntimeException e) {
      log.error("the mounted credentials could not be looked at", e);
    }
  }

  /// Until the new ones are seen to work the old ones serve.
  private void prove(Access mounted) throws SQLException {
    try (Connection _ = login.connect(mounted, SessionLimits.PROBE)) {
      log.debug("the new credentials work");
    } catch (SQLException e) {
      refused.increment();
      throw e;
    }
  }

  private void take(Access mounted) {
    login.take(mounted);
    presence.renewed();
    taken.increment();
    told = "";
    log.info("the database's credentials or authority changed; new connections use them");
  }

  private void tell(Exception failure) {
    String reason = String.valueOf(failure.getMessage());
    if (!reason.equals(told)) {
      told = reason;
      log.error("the mounted credentials do not work, the old ones stay in use: {}", reason);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
