package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The packaged program as a process of its own, as the container starts it.
@SuppressWarnings("NullAway.Init") // injected by JUnit
class ProgramIT {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String ORDER =
      """
      {"customerEmail": "canary-5Zw@example.com", "items": [{"productId": 1, "quantity": 1}]}
      """;

  @TempDir private Path logs;

  /// A program that ended: its exit code and what it printed.
  record Run(int code, String output) {}

  private static Process start(Map<String, String> environment, Path output, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(JAVA, "-XX:+UseSerialGC", "-jar", System.getProperty("app.jar", "")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    Path output = logs.resolve("program.log");
    Process process = start(environment, output, arguments);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(output));
  }

  @Test
  void refusesToStartInOneLineThatNamesWhatIsMissing() throws Exception {
    TestDatabase database = TestDatabase.create(RunningShop.sharedServer());
    var environment = new HashMap<>(database.environment());
    environment.remove("DATABASE_HOST");

    Run run = run(environment);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output().lines()).hasSize(1);
    assertThat(run.output()).contains("DATABASE_HOST is not set: set it to");
  }

  @Test
  void takesCredentialsFromFilesAlone() throws Exception {
    TestDatabase database = TestDatabase.create(RunningShop.sharedServer());
    Files.delete(database.secrets().resolve("database/password"));
    var environment = new HashMap<>(database.environment());
    for (String name : List.of("DATABASE_PASSWORD", "SPRING_DATASOURCE_PASSWORD", "PGPASSWORD")) {
      environment.put(name, TestDatabase.LOGIN_PASSWORD);
    }

    Run run = run(environment, "await-schema", "--timeout-seconds=0");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output().lines()).hasSize(1);
    assertThat(run.output()).contains("database/password does not exist");
  }

  @Test
  void refusesArgumentsItDoesNotKnow() throws Exception {
    Run run = run(Map.of(), "migrate", "--everything");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output()).contains("unknown arguments migrate --everything");
  }

  @Test
  void trustsOnlyTheShopsOwnAuthority() throws Exception {
    TestDatabase database = TestDatabase.create(RunningShop.sharedServer());
    Path foreign = PostgresServer.create().certificates().resolve("ca.crt");
    Files.writeString(database.secrets().resolve("database/ca.crt"), Files.readString(foreign));

    Run run = run(database.environment(), "await-schema", "--timeout-seconds=0");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output())
        .contains("gave up waiting for the schema")
        .containsIgnoringCase("path");
  }

  @Test
  void trustsNoCertificateOfAnotherName() throws Exception {
    TestDatabase database = TestDatabase.create(RunningShop.sharedServer());
    var environment = new HashMap<>(database.environment());
    environment.put("DATABASE_HOST", "127.0.0.1");

    Run run = run(environment, "await-schema", "--timeout-seconds=0");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output()).contains("127.0.0.1", "could not be verified");
  }

  @Test
  void servesLogsAndEndsAsAContainerShould() throws Exception {
    TestDatabase database = TestDatabase.create(RunningShop.sharedServer());
    assertThat(run(database.ownerEnvironment(), "migrate", "--sample-catalog").code()).isZero();
    assertThat(run(database.environment(), "await-schema").code()).isZero();
    var environment = new HashMap<>(database.environment());
    environment.put("SERVER_PORT", "0");
    environment.put("SHOP_MANAGEMENT_PORT", "0");
    Path log = logs.resolve("server.log");
    String session;
    Process process = start(environment, log);
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.readString(log).contains("Started "));
      Http http = Http.local(port(log));
      http.post("/api/orders", ORDER, "X-Request-Id", "order-0001");
      Answer signedIn = http.signIn("admin", TestDatabase.ADMIN_PASSWORD);
      session = signedIn.header("Set-Cookie").replaceAll(".*=([A-Za-z0-9_-]{43});.*", "$1");
      http.get("/api/orders/1?token=query-canary", Http.session(signedIn));
      database.sql("ALTER TABLE orders ADD CHECK (total_amount < 0) NOT VALID");
      assertThat(http.post("/api/orders", ORDER).status()).isEqualTo(500);
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);

    List<JsonNode> lines =
        Files.readString(log).lines().map(JsonMapper.shared()::readTree).toList();
    assertThat(lines)
        .allMatch(line -> line.has("timestamp") && line.has("level") && line.has("message"));
    JsonNode access =
        lines.stream()
            .filter(line -> line.path("requestId").asString("").equals("order-0001"))
            .findFirst()
            .orElseThrow();
    assertThat(access.get("method").stringValue()).isEqualTo("POST");
    assertThat(access.get("path").stringValue()).isEqualTo("/api/orders");
    assertThat(access.get("status").intValue()).isEqualTo(201);
    assertThat(access.get("durationMs").doubleValue()).isPositive();
    assertThat(lines).anyMatch(line -> line.has("stackTrace") && line.has("requestId"));
    assertThat(Files.readString(log)).doesNotContain("canary", session);
  }

  private static int port(Path log) throws IOException {
    return Files.readString(log)
        .lines()
        .filter(line -> line.contains("Tomcat started on port"))
        .map(line -> line.replaceAll(".*Tomcat started on port (\\d+).*", "$1"))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }
}
