package dev.shopkeeper.shop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The packaged program as a process of its own, as the container starts it.
record Program(Process process, Path log) {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  static Program start(Map<String, String> environment, Path log, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(JAVA, "-XX:+UseSerialGC", "-jar", System.getProperty("app.jar", "")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
    builder.environment().putAll(environment);
    return new Program(builder.start(), log);
  }

  /// Serves on ports that nobody else has.
  static Program serve(Map<String, String> environment, Path log) throws IOException {
    var more = new HashMap<>(environment);
    more.put("SERVER_PORT", "0");
    more.put("SHOP_MANAGEMENT_PORT", "0");
    return start(more, log);
  }

  /// Where it serves customers, once it does.
  int port() throws IOException {
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.readString(log).contains("Started "));
    return Files.readString(log)
        .lines()
        .filter(line -> line.contains("Tomcat started on port"))
        .map(line -> line.replaceAll(".*Tomcat started on port (\\d+).*", "$1"))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }
}
