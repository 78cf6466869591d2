package dev.shopkeeper.shop.audit;

import dev.shopkeeper.shop.database.DatabaseSource;
import dev.shopkeeper.shop.schema.Migrate;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.Settings;
import dev.shopkeeper.shop.settings.SettingsSource;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// A migrated database with the pieces of one serving process that write and seal its trail.
record SealedShop(
    TestDatabase database,
    JdbcClient client,
    AuditTrail trail,
    AuditSeals seals,
    TransactionTemplate transaction) {

  static TestDatabase migrated(PostgresServer server) throws Exception {
    TestDatabase database = TestDatabase.create(server);
    new Migrate(DatabaseSettings.read(new SettingsSource(database.ownerEnvironment())), false)
        .run();
    return database;
  }

  /// One more replica on that database.
  static SealedShop on(TestDatabase database) {
    Settings settings = settings(database);
    var source = DatabaseSource.unbounded(settings.database());
    // As in the serving pools: who waits for a lock that nobody gives back is told so.
    source.setOptions("-c lock_timeout=5s");
    JdbcClient client = JdbcClient.create(source);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    var trail = new AuditTrail(client, JsonMapper.shared());
    return new SealedShop(
        database, client, trail, new AuditSeals(client, transaction, trail, settings), transaction);
  }

  static Settings settings(TestDatabase database) {
    return Settings.read(new SettingsSource(database.environment()));
  }

  void record(int entries) {
    for (int i = 0; i < entries; i++) {
      trail.record(
          Actor.CUSTOMER, "order.place", "order:" + i, Map.of("total", "12.50", "lines", i));
    }
  }

  List<String> problems() {
    return new VerifyAudit(settings(database)).problems();
  }
}
