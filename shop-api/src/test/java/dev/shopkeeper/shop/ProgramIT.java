package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.RawHttp;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static final String ORDER =
      """
      {"customerEmail": "canary-5Zw@example.com", "items": [{"productId": 1, "quantity": 1}]}
      """;

  private static final String SIGN_IN_AS_IF_BY_HTTPS =
      """
      POST /api/session HTTP/1.1\r
      Host: shop.example\r
      X-Forwarded-Proto: https\r
      Content-Type: application/json\r
      Content-Length: 39\r
      Connection: close\r
      \r
      {"username":"admin","password":"wrong"}\
      """;

  @TempDir private Path logs;

  /// A program that ended: its exit code and what it printed.
  record Run(int code, String output) {}

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    Path output = logs.resolve("program.log");
    Process process = Program.start(environment, output, arguments).process();
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
    // What every pod is told; Spring then believes other proxies than the shop's, unless kept from
    // it.
    environment.put("KUBERNETES_SERVICE_HOST", "192.0.2.1");
    environment.put("KUBERNETES_SERVICE_PORT", "443");
    environment.put("TRUSTED_PROXIES", "192.0.2.0/24");
    Path log = logs.resolve("server.log");
    String session;
    Program program = Program.serve(environment, log);
    Process process = program.process();
    try {
      Http http = Http.local(program.port());
      assertThat(RawHttp.status(new RawHttp(program.port()).send(SIGN_IN_AS_IF_BY_HTTPS)))
          .isEqualTo(403);
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
}
