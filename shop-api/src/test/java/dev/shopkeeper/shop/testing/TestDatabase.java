package dev.shopkeeper.shop.testing;

import dev.shopkeeper.shop.database.DatabaseSource;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
    Path secrets = Files.createDirectory(server.home().resolve(name));
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
    psql(
        "postgres",
        "CREATE DATABASE %s OWNER shop_owner".formatted(name),
        "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name),
        "GRANT CONNECT ON DATABASE %s TO shop_dml".formatted(name));
    psql(
        name,
        "ALTER SCHEMA public OWNER TO shop_owner",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
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
        secrets.resolve(folder).toString(),
        // Every test is the same client, and most of them are in a hurry.
        "RATE_LIMIT_CLIENT_PER_SECOND",
        "0",
        "RATE_LIMIT_GLOBAL_PER_SECOND",
        "0");
  }

  /// Carries out statements as the superuser.
  public void sql(String sql) throws Exception {
    psql(name, sql);
  }

  /// Locks a product's row, as a slow order would, until the connection is closed.
  public Connection holdProduct(long id) throws SQLException {
    var owner = DatabaseSettings.read(new SettingsSource(ownerEnvironment()));
    Connection connection = DatabaseSource.unbounded(owner).getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE products SET name = name WHERE id = " + id);
    }
    return connection;
  }

  /// Keeps everybody from a table until the connection is closed.
  public Connection holdTable(String table) throws SQLException {
    var owner = DatabaseSettings.read(new SettingsSource(ownerEnvironment()));
    Connection connection = DatabaseSource.unbounded(owner).getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE " + table);
    }
    return connection;
  }

  /// Returns when a request waits for a lock of this database.
  public void awaitWaiting() throws Exception {
    sql(
        """
        DO $$ BEGIN
          WHILE NOT EXISTS (
            SELECT FROM pg_stat_activity
            WHERE usename = 'shop_api' AND datname = current_database()
              AND wait_event_type = 'Lock')
          LOOP
            PERFORM pg_sleep(0.02), pg_stat_clear_snapshot();
          END LOOP;
        END $$
        """);
  }

  /// Ends the connection of the first request that waits for a lock, once there is one.
  public void breakConnectionThatWaits() throws Exception {
    sql(
        """
        DO $$ BEGIN
          LOOP
            PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE usename = 'shop_api' AND wait_event_type = 'Lock';
            EXIT WHEN FOUND;
            PERFORM pg_sleep(0.02), pg_stat_clear_snapshot();
          END LOOP;
        END $$
        """);
  }

  /// What one statement answers to the superuser, unaligned.
  public String ask(String sql) throws Exception {
    return Processes.output(command(name, sql)).strip();
  }

  private void psql(String database, String... statements) throws Exception {
    Processes.run(command(database, statements));
  }

  private List<String> command(String database, String... statements) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/lib/postgresql/15/bin/psql",
                "-qAtX",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                server.home().toString(),
                "-p",
                String.valueOf(server.port()),
                "-U",
                "postgres",
                "-d",
                database));
    for (String statement : statements) {
      command.addAll(List.of("-c", statement));
    }
    return command;
  }
}
