package dev.shopkeeper.shop.schema;

import dev.shopkeeper.shop.database.DatabaseSource;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/// The migrations this image carries, as Flyway sees them against one database.
final class SchemaVersions {

  private SchemaVersions() {}

  static Flyway of(DatabaseSettings settings) {
    return Flyway.configure()
        .dataSource(DatabaseSource.unbounded(settings))
        .locations("classpath:db/migration")
        .validateMigrationNaming(true)
        .load();
  }

  /// What the database still lacks for this image, or nothing; newer versions do not count.
  static String lacking(DatabaseSettings settings) {
    return Arrays.stream(of(settings).info().pending())
        .map(MigrationInfo::getScript)
        .collect(Collectors.joining(", "));
  }
}
