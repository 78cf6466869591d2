package dev.shopkeeper.shop.schema;

import dev.shopkeeper.shop.settings.DatabaseSettings;
import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Returns when the database has every migration this image carries; changes nothing.
public record AwaitSchema(DatabaseSettings settings, Duration limit) {

  private static final Logger log = LoggerFactory.getLogger(AwaitSchema.class);

  /// Waits; fails when the limit is reached first.
  public void run() throws InterruptedException {
    new Patience(limit).until("the schema", this::obstacle);
    log.info("the schema is ready");
  }

  private Optional<String> obstacle() {
    try {
      String lacking = SchemaVersions.lacking(settings);
      return lacking.isEmpty() ? Optional.empty() : Optional.of("not yet applied: " + lacking);
    } catch (FlywayException e) {
      return Optional.of(Causes.root(e));
    }
  }
}
