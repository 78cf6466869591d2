package dev.shopkeeper.shop.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/// One empty database with the shop's roles, and the environment and secret files of its API.
public final class TestDatabase {

  /// What the mounted files say.
  public static final String LOGIN_PASSWORD = "login-canary-7Qx";

  /// What the mounted files say.
  public static final String OWNER_PASSWORD = "owner-canary-4Rt";

  /// What the mounted files say.
  public static final String ADMIN_PASSWORD = "admin-canary-9Kp";

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final PostgresServer server;
  private final String name;
  private final Path secrets;

  private TestDatabase(PostgresServer server, String name, Path secrets) {
    this.server = server;
    this.name = name;
    this.secrets = secrets;
  }

  /// Makes a database nobody else uses.
  public static TestDatabase create(PostgresServer server) throws Exception {
    String name = "shop_" + COUNTER.incrementAndGet();
    Path secrets = Files.createTempDirectory("shop-api-secrets");
    var database = new TestDatabase(server, name, secrets);
    database.createRoles();
    database.writeFiles();
    return database;
  }

  private void createRoles() throws Exception {
    psql(
        "postgres",
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'shop_dml') THEN
            CREATE ROLE shop_dml NOLOGIN;
            CREATE ROLE shop_owner LOGIN PASSWORD '%s';
            CREATE ROLE shop_api LOGIN PASSWORD '%s' IN ROLE shop_dml;
          END IF;
        END $$
        """
            .formatted(OWNER_PASSWORD, LOGIN_PASSWORD));
    psql("postgres", "CREATE DATABASE %s OWNER shop_owner".formatted(name));
    psql("postgres", "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
    psql("postgres", "GRANT CONNECT ON DATABASE %s TO shop_dml".formatted(name));
    psql(name, "ALTER SCHEMA public OWNER TO shop_owner");
    psql(name, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
  }

  private void writeFiles() throws IOException {
    role("serve", "shop_api", LOGIN_PASSWORD);
    role("owner", "shop_owner", OWNER_PASSWORD);
    write("serve/admin/username", "admin");
    write("serve/admin/password", ADMIN_PASSWORD);
    byte[] key = new byte[32];
    write("serve/order-token/key", Base64.getUrlEncoder().withoutPadding().encodeToString(key));
  }

  private void role(String folder, String user, String password) throws IOException {
    write(folder + "/database/username", user);
    write(folder + "/database/password", password);
    write(folder + "/database/ca.crt", Files.readString(server.certificates().resolve("ca.crt")));
  }

  private void write(String file, String text) throws IOException {
    Path path = secrets.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /// The environment of a serving or waiting process.
  public Map<String, String> environment() {
    return environment("serve");
  }

  /// The environment of a migrating process.
  public Map<String, String> ownerEnvironment() {
    return environment("owner");
  }

  /// The folder of the serving process's secret files.
  public Path secrets() {
    return secrets.resolve("serve");
  }

  private Map<String, String> environment(String folder) {
    return Map.of(
        "DATABASE_HOST",
        PostgresServer.HOST,
        "DATABASE_PORT",
        String.valueOf(server.port()),
        "DATABASE_NAME",
        name,
        "SHOP_SECRETS_DIRECTORY",
        secrets.resolve(folder).toString());
  }

  /// Carries out statements as the superuser.
  public void sql(String sql) throws Exception {
    psql(name, sql);
  }

  /// Locks a product's row for so long, as a slow order would; returns once the lock is held.
  public CompletableFuture<Void> holdProduct(long id, Duration time) {
    CompletableFuture<Void> holder =
        CompletableFuture.runAsync(() -> {
          try {
            sql(
                "UPDATE products SET name = name WHERE id = %d; SELECT pg_sleep(%s)"
                    .formatted(id, time.toMillis() / 1_000.0));
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        });
    await()
        .until(() ->
            ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'").equals("1"));
    return holder;
  }

  /// What one statement answers to the superuser, unaligned.
  public String ask(String sql) throws Exception {
    return Processes.output(command(name, sql)).strip();
  }

  private void psql(String database, String sql) throws Exception {
    Processes.run(command(database, sql));
  }

  private List<String> command(String database, String sql) {
    return List.of(
        "/usr/lib/postgresql/15/bin/psql",
        "-qAtX",
        "-v",
        "ON_ERROR_STOP=1",
        "-h",
        server.socket().toString(),
        "-p",
        String.valueOf(server.port()),
        "-U",
        "postgres",
        "-d",
        database,
        "-c",
        sql);
  }
}
