package dev.shopkeeper.shop.schema;

import dev.shopkeeper.shop.database.DatabaseSource;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the database to this image's schema as its owner, and the sample catalogue if wanted.
public record Migrate(DatabaseSettings settings, boolean withSampleCatalog) {

  private static final Logger log = LoggerFactory.getLogger(Migrate.class);
  private static final Duration DATABASE_STARTS_WITHIN = Duration.ofMinutes(1);

  /// Doing it again changes nothing.
  public void run() throws InterruptedException {
    new Patience(DATABASE_STARTS_WITHIN).until("the database", this::obstacle);
    migrate();
    if (withSampleCatalog) {
      loadSampleCatalog();
    }
  }

  private Optional<String> obstacle() {
    try (Connection connection = DatabaseSource.unbounded(settings).getConnection()) {
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(Causes.root(e));
    }
  }

  private void migrate() {
    try {
      int applied = SchemaVersions.of(settings).migrate().migrationsExecuted;
      log.info("applied {} migrations", applied);
    } catch (FlywayException e) {
      throw new SchemaFailure("the migration failed: " + Causes.root(e), e);
    }
  }

  private void loadSampleCatalog() {
    try (Connection connection = DatabaseSource.unbounded(settings).getConnection()) {
      int loaded = new SampleCatalog(connection).loadOnce();
      log.info("loaded {} sample products", loaded);
    } catch (SQLException e) {
      throw new SchemaFailure("the sample catalogue failed: " + Causes.root(e), e);
    }
  }
}
