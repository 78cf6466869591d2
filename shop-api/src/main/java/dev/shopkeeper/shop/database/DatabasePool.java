package dev.shopkeeper.shop.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import java.time.Duration;

/// Bounded pools of connections that outlive an absent database.
final class DatabasePool {

  private DatabasePool() {}

  static HikariDataSource open(
      DatabaseSettings settings, String name, int size, Duration patience) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(DatabaseSource.bounded(settings));
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(patience.toMillis());
    config.setValidationTimeout(patience.toMillis() / 2);
    // After a node restart database and API come up together: the pool fills when it can.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }
}
