package dev.shopkeeper.shop.checker.shop;

import dev.shopkeeper.shop.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One replica of the packaged API, started as its image does, on ports that stay the same.
public final class ApiProcess implements AutoCloseable {

  private static final HttpClient PROBE =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// The image's, but for the cache of classes that only the image's build makes; and the limit
  /// that a container would set.
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:MaxRAM=512m",
          "-XX:MaxRAMPercentage=30",
          "-XX:InitialRAMPercentage=15",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData");

  private final Map<String, String> environment;
  private final Path log;
  private final int port = FreePort.free();
  private final int probes = FreePort.free();
  private @Nullable Process process;

  ApiProcess(Map<String, String> environment, Path log) {
    this.environment = environment;
    this.log = log;
  }

  /// Where customers reach it.
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// Starts it and does not wait.
  public void start() throws IOException {
    var more = new HashMap<>(environment);
    more.put("SERVER_PORT", String.valueOf(port));
    more.put("SHOP_MANAGEMENT_PORT", String.valueOf(probes));
    process = program(List.of("-jar", jar().toString()), more, log);
  }

  /// Starts the program with these words after the JVM's flags.
  static Process program(List<String> words, Map<String, String> environment, Path log)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return builder.start();
  }

  static Path jar() {
    return Path.of(System.getProperty("app.jar", "shop-api/target/app/shop-api.jar"))
        .toAbsolutePath();
  }

  /// Whether it serves and reaches the database.
  public boolean healthy() {
    var request =
        HttpRequest.newBuilder(address().resolve("/api/health"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return PROBE.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Kills it without a word; returns how it ended.
  public int kill() throws InterruptedException {
    return process == null ? 0 : process.destroyForcibly().waitFor();
  }

  /// Whether there is such a process.
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// Its number.
  public long pid() {
    return process == null ? 0 : process.pid();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
