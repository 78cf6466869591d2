package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.database.DatabaseSource;
import dev.shopkeeper.shop.schema.SchemaFailure;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.SettingsSource;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set up before each test
class SchemaIT {

  private TestDatabase database;

  @BeforeEach
  void emptyDatabase() throws Exception {
    database = TestDatabase.create(RunningShop.sharedServer());
  }

  private void migrate(boolean withSampleCatalog) throws Exception {
    ShopApi.run(new Command.MigrateSchema(withSampleCatalog), database.ownerEnvironment());
  }

  @Test
  void hasTheSeedsTablesAndColumns() throws Exception {
    migrate(false);

    assertThat(
            database.ask(
                """
                SELECT table_name || ': ' || string_agg(column_name, ' ' ORDER BY ordinal_position)
                FROM information_schema.columns
                WHERE table_name IN ('products', 'orders', 'order_items')
                GROUP BY table_name ORDER BY table_name
                """))
        .isEqualTo(
            """
            order_items: id order_id product_id quantity price product_name
            orders: id customer_email total_amount status created_at
            products: id name description price image_url stock_quantity created_at archived_at\
            """);
    assertThat(database.ask("SELECT count(*) FROM products")).isEqualTo("0");
  }

  @Test
  void changesNothingWhenMigratedAgain() throws Exception {
    migrate(true);
    String history = database.ask("SELECT * FROM flyway_schema_history");

    migrate(true);

    assertThat(database.ask("SELECT * FROM flyway_schema_history")).isEqualTo(history);
    assertThat(database.ask("SELECT count(*) FROM products")).isEqualTo("24");
  }

  @Test
  void migratesOnceWhenTwoCommandsRunTogether() throws Exception {
    Callable<Boolean> command =
        () -> {
          migrate(true);
          return true;
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      assertThat(threads.invokeAll(List.of(command, command)).stream().map(Future::resultNow))
          .containsOnly(true);
    }

    assertThat(database.ask("SELECT count(*) FROM products")).isEqualTo("24");
    assertThat(database.ask("SELECT count(*) FROM product_pictures")).isEqualTo("24");
  }

  @Test
  void neverBringsBackADeletedSample() throws Exception {
    migrate(false);
    migrate(true);
    database.sql("DELETE FROM products WHERE id % 2 = 0");

    migrate(true);

    assertThat(database.ask("SELECT count(*) FROM products")).isEqualTo("12");
  }

  @Test
  void waitsForTheSchemaAndThenPasses() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> waiting =
          threads.submit(() -> {
            ShopApi.run(new Command.Await(Duration.ofSeconds(60)), database.environment());
            return true;
          });
      Thread.sleep(1_000);
      assertThat(waiting.isDone()).isFalse();

      migrate(false);

      assertThat(waiting.get()).isEqualTo(true);
    }
  }

  @Test
  void givesUpWaitingAtTheLimitAndSaysWhatIsLacking() {
    assertThatThrownBy(() -> ShopApi.run(new Command.Await(Duration.ZERO), database.environment()))
        .isInstanceOf(SchemaFailure.class)
        .hasMessageContaining("not yet applied: V001__catalog.sql");
  }

  @Test
  void passesOnASchemaNewerThanItself() throws Exception {
    migrate(false);
    database.sql(
        """
        INSERT INTO flyway_schema_history
        SELECT 99, '099', 'later', type, 'V099__later.sql', checksum, installed_by, now(), 1, true
        FROM flyway_schema_history WHERE version = '001'
        """);

    ShopApi.run(new Command.Await(Duration.ZERO), database.environment());
    migrate(false);
  }

  @Test
  void failsWithOneReasonWhenTheLoginMayNotMigrate() {
    assertThatThrownBy(() -> ShopApi.run(new Command.MigrateSchema(false), database.environment()))
        .isInstanceOf(SchemaFailure.class)
        .hasMessageStartingWith("the migration failed: ")
        .hasMessageContaining("permission denied");
  }

  @Test
  void namesWhatWasSoldBeforeAndTakesItemsOfTheVersionBefore() throws Exception {
    migrateUpTo("008");
    database.sql("INSERT INTO products (name, price) VALUES ('Pan', 1), ('Lid', 1)");
    database.sql(
        "INSERT INTO orders (customer_email, total_amount) VALUES ('a@b.de', 1), ('a@b.de', 1)");
    String item =
        "INSERT INTO order_items (order_id, product_id, quantity, price) VALUES (%d, %d, 1, 1)";
    database.sql(item.formatted(1, 1));
    database.sql(item.formatted(2, 2));

    migrate(false);
    database.sql(item.formatted(2, 1));

    assertThat(
            database.ask("SELECT order_id, product_id, product_name FROM order_items ORDER BY id"))
        .isEqualTo("1|1|Pan\n2|2|Lid\n2|1|");
  }

  private void migrateUpTo(String version) {
    Flyway.configure()
        .dataSource(
            DatabaseSource.unbounded(
                DatabaseSettings.read(new SettingsSource(database.ownerEnvironment()))))
        .target(version)
        .load()
        .migrate();
  }

  @Test
  void accountsForTheStockOfTheSampleCatalogue() throws Exception {
    migrate(true);

    assertThat(
            database.ask(
                """
                SELECT count(*) FROM products p
                WHERE stock_quantity IS DISTINCT FROM (
                  SELECT sum(quantity) FROM stock_movements WHERE product_id = p.id)
                """))
        .isEqualTo("0");
  }
}
