package dev.shopkeeper.operator.testing;

import dev.shopkeeper.operator.certificate.KeyedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/// A real PostgreSQL as a plain process on loopback, which takes TLS connections only.
public final class PostgresServer implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final String PASSWORD = "for-this-run-only";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final PostgresAccount account = PostgresAccount.find();
  private final int port = LoopbackPort.free();
  private final Path folder;
  private final Path data;
  private final ChildProcess process;

  /// Makes an empty cluster and starts its server with this certificate.
  public static PostgresServer start(KeyedCertificate certificate) {
    try {
      return new PostgresServer(Files.createTempDirectory("postgres-server-"), certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PostgresServer(Path folder, KeyedCertificate certificate) throws IOException {
    this.folder = folder;
    this.data = folder.resolve("data");
    account.own(folder);
    initialise();
    put(certificate);
    process = account.start(folder.resolve("server.log"), "postgres", flags());
    Eventually.holds("PostgreSQL is ready", LIMIT, this::isReady);
  }

  /// Connects as superuser; `settings` are those of pgjdbc.
  public Connection connect(String host, Properties settings) throws SQLException {
    var properties = new Properties();
    properties.putAll(settings);
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", PASSWORD);
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/postgres".formatted(host, port), properties);
  }

  /// Replaces the files the server reads its certificate from; it goes on with what it has read.
  public void put(KeyedCertificate certificate) {
    put("tls.crt", certificate.certificate());
    put("tls.key", certificate.privateKey());
  }

  /// Makes the running server read its files again.
  public void reload() {
    ChildProcess.run(List.of("kill", "-HUP", Long.toString(pid())));
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
    try (var files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void initialise() throws IOException {
    Path password = folder.resolve("password");
    Files.writeString(password, PASSWORD);
    account.own(password);
    account.run(
        "initdb",
        List.of(
            "--pgdata=" + data,
            "--username=" + SUPERUSER,
            "--auth=scram-sha-256",
            "--pwfile=" + password,
            "--no-sync"));
    Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all all scram-sha-256\n");
  }

  private List<String> flags() {
    return List.of(
        "-D",
        data.toString(),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "port=" + port,
        "-c",
        "unix_socket_directories=",
        "-c",
        "fsync=off",
        "-c",
        "ssl=on",
        "-c",
        "ssl_cert_file=" + folder.resolve("tls.crt"),
        "-c",
        "ssl_key_file=" + folder.resolve("tls.key"));
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("PostgreSQL did not start:\n" + process.lastWords());
    }
    var unverified = new Properties();
    unverified.setProperty("sslmode", "require");
    try (Connection connection = connect("localhost", unverified)) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /// By rename, as a mounted Secret changes: a reader sees the old file or the new one.
  private void put(String name, String content) {
    try {
      Path fresh = Files.createTempFile(folder, name, "");
      Files.writeString(fresh, content);
      account.own(fresh);
      Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
