package dev.shopkeeper.shop.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL 15 of its own on loopback, TLS only, with the roles that the database image makes.
///
/// It ends with the JVM: by its shutdown hook, and if that is killed by the kernel's signal.
public final class PostgresServer {

  /// The name its certificate is for.
  public static final String HOST = "localhost";

  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
  private static final int NOBODY = 65534;

  private final Path home;
  private final int port;
  private final @Nullable Path configuration;
  private final Path data;
  private @Nullable Process process;

  private PostgresServer(Path home, int port, @Nullable Path configuration, @Nullable Path data) {
    this.home = home;
    this.port = port;
    this.configuration = configuration;
    this.data = data == null ? home.resolve("data") : data;
  }

  /// Makes an empty cluster and starts it, careless about crashes of the machine for speed.
  public static PostgresServer create() {
    return started(null, null);
  }

  /// Makes an empty cluster and starts it with the settings of a configuration file; only what
  /// depends on the machine, its folders and its port, is another.
  public static PostgresServer create(Path configuration) {
    return started(configuration.toAbsolutePath(), null);
  }

  /// The same with its data in a folder that is empty or not there yet, such as on a disk of its
  /// own.
  public static PostgresServer create(Path configuration, Path data) {
    return started(configuration.toAbsolutePath(), data);
  }

  private static PostgresServer started(@Nullable Path configuration, @Nullable Path data) {
    try {
      Path home = Files.createTempDirectory("shop-api-postgres");
      var server = new PostgresServer(home, FreePort.free(), configuration, data);
      Runtime.getRuntime().addShutdownHook(new Thread(server::delete));
      server.initialise();
      server.start();
      return server;
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL 15 could not be started from " + PROGRAMS, e);
    }
  }

  /// The folder of its certificates: `ca.crt`, `tls.crt`, `tls.key`.
  public Path certificates() {
    return home.resolve("tls");
  }

  /// The port it listens on.
  public int port() {
    return port;
  }

  /// Its folder, gone when it ends: holds its superuser's socket, and room for a test's files.
  public Path home() {
    return home;
  }

  private void initialise() throws Exception {
    if (configuration != null) {
      // A copy: the one who serves may not enter the folder that the checkout is in.
      Files.copy(configuration, ownConfiguration());
    }
    Files.createDirectory(certificates());
    Certificates.create(certificates(), HOST);
    Processes.run(List.of("chmod", "0600", certificates().resolve("tls.key").toString()));
    Files.createDirectories(data);
    if (isRoot()) {
      Processes.run(
          List.of("chown", "-R", "%1$d:%1$d".formatted(NOBODY), home.toString(), data.toString()));
    }
    Processes.run(
        as(
            program("initdb"),
            "-D",
            data.toString(),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale",
            "C.UTF-8",
            "--no-sync"));
    Files.writeString(
        data.resolve("pg_hba.conf"),
        "local all postgres trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n");
    Files.writeString(
        data.resolve("postgresql.conf"),
        """
        ssl = on
        ssl_min_protocol_version = 'TLSv1.3'
        fsync = off
        log_statement = none
        """);
  }

  /// What no file can say beforehand.
  private List<String> place() {
    Path file = configuration == null ? data.resolve("postgresql.conf") : ownConfiguration();
    return Stream.of(
            "config_file=" + file,
            "data_directory=" + data,
            "hba_file=" + data + "/pg_hba.conf",
            "ident_file=" + data + "/pg_ident.conf",
            "unix_socket_directories=" + home,
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "ssl_cert_file=" + certificates().resolve("tls.crt"),
            "ssl_key_file=" + certificates().resolve("tls.key"))
        .flatMap(setting -> Stream.of("-c", setting))
        .toList();
  }

  /// Starts it and returns when it answers.
  public void start() throws Exception {
    Path log = log();
    process =
        new ProcessBuilder(as(Stream.concat(Stream.of(program("postgres")), place().stream())))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    for (int tries = 0; !answers(); tries++) {
      if (tries > 300 || !process.isAlive()) {
        throw new IllegalStateException("PostgreSQL did not start: " + Files.readString(log));
      }
      Thread.sleep(50);
    }
  }

  /// Kills it as a power cut would.
  public void kill() throws IOException, InterruptedException {
    if (process != null) {
      // Standing still it forks no backend that is not counted here.
      new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start().waitFor();
      List<ProcessHandle> backends = process.descendants().toList();
      process.destroyForcibly().waitFor();
      backends.forEach(ProcessHandle::destroyForcibly);
      // The next server refuses to start while one of them is attached to the shared memory. One
      // that is dead and not collected yet has no program any more.
      while (backends.stream().anyMatch(backend -> backend.info().command().isPresent())) {
        Thread.sleep(5);
      }
    }
  }

  /// Whether its first process is there, if only stopped.
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// Where its data lies.
  public Path data() {
    return data;
  }

  /// What it said so far.
  public Path log() {
    return home.resolve("log");
  }

  /// Stops all of its processes where they are: connections stay open, and nobody answers on them.
  public void suspend() throws Exception {
    signal("-STOP");
  }

  /// Lets them go on.
  public void resume() throws Exception {
    signal("-CONT");
  }

  /// Some of them may end meanwhile, of a signal that others had before; the server may not.
  private void signal(String signal) throws Exception {
    if (process != null) {
      List<String> command = new ArrayList<>(List.of("kill", signal));
      process.descendants().forEach(each -> command.add(String.valueOf(each.pid())));
      new ProcessBuilder(command).start().waitFor();
      Processes.run(List.of("kill", signal, String.valueOf(process.pid())));
    }
  }

  /// Ends it in order, so that it leaves no shared memory behind.
  private void stop() throws Exception {
    if (process != null && process.isAlive()) {
      Processes.run(List.of("kill", "-INT", String.valueOf(process.pid())));
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        kill();
      }
    }
  }

  private void delete() {
    try {
      stop();
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL could not be stopped", e);
    }
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether it takes connections.
  public boolean answers() throws Exception {
    return new ProcessBuilder(
                program("pg_isready"), "-q", "-h", home.toString(), "-p", String.valueOf(port))
            .start()
            .waitFor()
        == 0;
  }

  private Path ownConfiguration() {
    return home.resolve("given.conf");
  }

  private static String program(String name) {
    return PROGRAMS.resolve(name).toString();
  }

  /// PostgreSQL refuses to run as root, and nothing of ours may outlive the tests.
  private static List<String> as(String... command) {
    return as(Stream.of(command));
  }

  private static List<String> as(Stream<String> command) {
    List<String> all = new ArrayList<>(List.of("setpriv", "--pdeathsig", "INT"));
    if (isRoot()) {
      String id = String.valueOf(NOBODY);
      all.addAll(List.of("--reuid", id, "--regid", id, "--clear-groups"));
    }
    command.forEach(all::add);
    return all;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
