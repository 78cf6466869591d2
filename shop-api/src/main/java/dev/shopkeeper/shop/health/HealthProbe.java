package dev.shopkeeper.shop.health;

import dev.shopkeeper.shop.database.DatabaseProbe;
import dev.shopkeeper.shop.health.Health.State;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Looks at what the shop depends on.
@Component
public final class HealthProbe {

  private final DatabaseProbe database;

  HealthProbe(DatabaseProbe database) {
    this.database = database;
  }

  /// The health of this moment, at most a second old.
  public Health health() {
    return Health.of(Map.of("database", database.reachable() ? State.UP : State.DOWN));
  }
}
