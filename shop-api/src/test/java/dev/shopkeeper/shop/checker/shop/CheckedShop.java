package dev.shopkeeper.shop.checker.shop;

import dev.shopkeeper.shop.checker.history.Dump;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.Processes;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One database and two replicas of the API, each with a wire of its own to it.
public record CheckedShop(
    Disk disk,
    PostgresServer server,
    TestDatabase database,
    List<Relay> relays,
    List<ApiProcess> apis,
    Path logs)
    implements AutoCloseable {

  /// So many products are on sale.
  public static final int PRODUCTS = 12;

  private static final int REPLICAS = 2;
  private static final Path CONFIGURATION = Path.of("shop-db/lib/postgresql.conf");

  /// Starts all of it, with products that there are many of and products that are soon sold out.
  public static CheckedShop open(Workplace workplace, Path logs) throws Exception {
    Disk disk = disk(workplace.home());
    PostgresServer server = PostgresServer.create(configuration(), disk.data());
    TestDatabase database = TestDatabase.create(server);
    List<Relay> relays = List.of(Relay.to(server.port()), Relay.to(server.port()));
    List<ApiProcess> apis = List.of(api(database, relays, logs, 0), api(database, relays, logs, 1));
    var shop = new CheckedShop(disk, server, database, relays, apis, logs);
    shop.prepare();
    return shop;
  }

  private static Disk disk(Path home) throws Exception {
    return mayMount() ? LoopDisk.create(home) : Disk.folder(home);
  }

  /// Only root may have disks that fill up and lose power.
  public static boolean mayMount() {
    return "root".equals(System.getProperty("user.name"))
        && Files.exists(Path.of("/dev/loop-control"))
        && Files.isExecutable(Path.of("/usr/sbin/mkfs.xfs"));
  }

  /// Maven's tests run in the module's folder, the program in the checkout's.
  private static Path configuration() {
    return Files.exists(CONFIGURATION) ? CONFIGURATION : Path.of("..").resolve(CONFIGURATION);
  }

  private static ApiProcess api(TestDatabase database, List<Relay> relays, Path logs, int number)
      throws IOException {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("DATABASE_PORT", String.valueOf(relays.get(number).port()));
    // All clients come from one address, and are many.
    environment.put("RATE_LIMIT_CLIENT_PER_SECOND", "0");
    environment.put("RATE_LIMIT_GLOBAL_PER_SECOND", "0");
    return new ApiProcess(environment, logs.resolve("api-%d.log".formatted(number)));
  }

  private void prepare() throws Exception {
    Path log = logs.resolve("migrations.log");
    if (migrate(log, List.of()) != 0) {
      throw new IllegalStateException("the migration failed: see " + log);
    }
    database.sql(
        """
        WITH product AS (
          INSERT INTO products (name, price, stock_quantity)
          SELECT 'Product ' || n, n + 0.99, CASE WHEN n %% 3 = 0 THEN 40 ELSE 2000 END
          FROM generate_series(1, %d) AS n
          RETURNING id, stock_quantity
        )
        INSERT INTO stock_movements (product_id, quantity, reason)
        SELECT id, stock_quantity, 'opening' FROM product
        """
            .formatted(PRODUCTS));
    // What initdb wrote is not on the disk yet, and would be missed after an early power cut.
    Processes.run(List.of("sync", "--file-system", server.data().toString()));
    for (ApiProcess api : apis) {
      api.start();
    }
    awaitReady(Duration.ofMinutes(4));
  }

  /// Migrates as the schema's owner, with what the folders hold beside the program's own
  /// migrations; returns the exit code.
  public int migrate(Path log, List<Path> extra) throws Exception {
    return command(log, extra, database.ownerEnvironment(), "migrate");
  }

  /// Has the audit trail verified with the serving process's Secrets; returns the exit code.
  public int verifyAudit(Path log) throws Exception {
    return command(log, List.of(), database.environment(), "verify-audit");
  }

  private static int command(
      Path log, List<Path> extra, Map<String, String> environment, String... words)
      throws Exception {
    StringBuilder classes = new StringBuilder();
    extra.forEach(folder -> classes.append(folder).append(':'));
    List<String> program =
        new ArrayList<>(
            List.of(
                "-cp", classes.append(ApiProcess.jar()).toString(), "dev.shopkeeper.shop.ShopApi"));
    program.addAll(List.of(words));
    return ApiProcess.program(program, environment, log).waitFor();
  }

  /// Whether all of it serves.
  public boolean healthy() {
    return apis.stream().allMatch(ApiProcess::healthy);
  }

  /// Waits for it; fails if it does not come.
  public void awaitReady(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!healthy()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the shop does not serve: see " + logs);
      }
      Thread.sleep(50);
    }
  }

  /// Writes a table's rows into its file of the folder.
  public void dump(Dump.Table table, Path folder) throws Exception {
    Path file = table.file(folder);
    Files.createDirectories(file.getParent());
    Files.writeString(file, database.ask(table.asJson()) + "\n");
  }

  @Override
  public void close() throws Exception {
    for (int number = 0; number < REPLICAS; number++) {
      apis.get(number).close();
      relays.get(number).close();
    }
    Files.copy(server.log(), logs.resolve("postgres.log"));
    server.kill();
    disk.close();
  }
}
