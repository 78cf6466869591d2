package dev.shopkeeper.shop.checker.fault;

import dev.shopkeeper.shop.checker.shop.CheckedShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// A newer version's migration expands the schema while the API serves.
final class MigrateWhileServing implements Fault {

  private static final int FIRST = 9_000;

  /// One a migration: two locks at once would be a deadlock with whoever buys.
  private static final List<String> TABLES =
      List.of("products", "orders", "order_items", "stock_movements");

  private int version = FIRST;

  @Override
  public String name() {
    return "migrate-serving";
  }

  @Override
  public Effect strike(Scene scene) throws Exception {
    CheckedShop shop = scene.shop();
    int number = version++;
    Path folder = shop.server().home().resolve("migration-" + number);
    write(folder, number);
    Pulse.Since since = scene.pulse().since();
    int exit = shop.migrate(shop.logs().resolve("migrations.log"), folders(shop, number));
    long served = since.done();
    String applied =
        shop.database()
            .ask(
                "SELECT count(*) FROM flyway_schema_history WHERE version = '%d'"
                    .formatted(number));
    return new Effect(
        exit == 0 && applied.equals("1") && served > 0,
        "version %d ended with %d, %d calls served meanwhile, %s"
            .formatted(number, exit, served, since.harmDone()));
  }

  /// Flyway wants to see again what it has applied before.
  private static List<Path> folders(CheckedShop shop, int last) {
    return IntStream.rangeClosed(FIRST, last)
        .mapToObj(number -> shop.server().home().resolve("migration-" + number))
        .toList();
  }

  private static void write(Path folder, int number) throws IOException {
    Path migrations = Files.createDirectories(folder.resolve("db/migration"));
    Files.writeString(
        migrations.resolve("V%d__expand.sql".formatted(number)),
        """
        ALTER TABLE %1$s ADD COLUMN expanded_%2$d integer NOT NULL DEFAULT 0;
        CREATE INDEX expanded_%2$d ON %1$s (expanded_%2$d) WHERE expanded_%2$d > 0;
        """
            .formatted(TABLES.get(number % TABLES.size()), number));
  }
}
