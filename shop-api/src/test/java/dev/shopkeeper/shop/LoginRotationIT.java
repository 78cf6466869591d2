package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopkeeper.shop.testing.Load;
import dev.shopkeeper.shop.testing.Load.Call;
import dev.shopkeeper.shop.testing.MountedSecret;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The mounted Secret changes under a hundred requests a second.
@SuppressWarnings("NullAway.Init") // made before each test
class LoginRotationIT {

  private static final String TAKEN = "shop_database_login_changes_total{outcome=\"taken\"} ";

  private PostgresServer server;
  private TestDatabase database;
  private MountedSecret secret;
  private String authority;
  private RunningShop shop;
  private Load load;

  @BeforeEach
  void start() throws Exception {
    server = PostgresServer.create();
    database = TestDatabase.create(server);
    ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
    authority = Files.readString(server.certificates().resolve("ca.crt"));
    secret =
        new MountedSecret(
            database.secrets().resolve("database"), files("shop_api", TestDatabase.LOGIN_PASSWORD));
    shop = RunningShop.start(database);
    await().until(() -> shop.management().get("/readyz").status() == 200);
    long product = shop.product("Much of it", "1.00", 1_000_000);
    var buyer = new Buyer(shop.http());
    load =
        new Load()
            .add(5, Duration.ofMillis(70), () -> shop.http().get("/api/products/" + product))
            .add(5, Duration.ofMillis(70), () -> buyer.buy(Buyer.line(product, 1)));
  }

  @AfterEach
  void stop() throws Exception {
    load.close();
    shop.close();
    server.kill();
  }

  private Map<String, String> files(String user, String password) {
    return Map.of("username", user, "password", password, "ca.crt", authority);
  }

  private void awaitTaken(int times) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> shop.management().get("/metrics").text().contains(TAKEN + times + ".0"));
  }

  private List<Call> failed() {
    return load.calls(call -> call.status() != 200 && call.status() != 201);
  }

  private void report(String what) {
    List<Call> all = load.calls(_ -> true);
    System.out.printf(
        "%s: %d calls, longest %d ms, %d failed%n",
        what, all.size(), Load.longest(all).toMillis(), failed().size());
    assertThat(failed()).as("failed calls").isEmpty();
    assertThat(all).hasSizeGreaterThan(50);
  }

  @Test
  void takesNewPasswordsWithoutARestartOrAFailedRequest() throws Exception {
    for (int round = 1; round <= 6; round++) {
      String password = "rotated canary %d".formatted(round);
      database.sql("ALTER ROLE shop_api PASSWORD '%s'".formatted(password));
      secret.replace(files("shop_api", password));
      awaitTaken(round);
    }
    report("passwords");
  }

  @Test
  void movesToAnotherLoginUntilNobodyUsesTheOldOne() throws Exception {
    database.sql("CREATE ROLE shop_api_b LOGIN PASSWORD 'b' IN ROLE shop_dml");
    secret.replace(files("shop_api_b", "b"));
    awaitTaken(1);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> database.ask(sessionsOf("shop_api")).equals("0"));
    database.sql("ALTER ROLE shop_api NOLOGIN");
    Thread.sleep(500);
    report("logins");
    assertThat(Integer.parseInt(database.ask(sessionsOf("shop_api_b")))).isPositive();
  }

  private static String sessionsOf(String user) {
    return "SELECT count(*) FROM pg_stat_activity WHERE usename = '%s'".formatted(user);
  }

  @Test
  void keepsTheOldLoginWhileTheNewOneDoesNotWork() throws Exception {
    secret.replace(files("shop_api", "not its password"));
    await()
        .until(() ->
            shop.management()
                .get("/metrics")
                .text()
                .matches("(?s).*login_changes_total\\{outcome=\"refused\"} [1-9].*"));
    // Were it in use, the connections made from now on would fail.
    database.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'shop_api'"
            + " AND state = 'idle' AND query = 'SELECT 1'");
    Thread.sleep(1_000);
    report("a wrong password");

    secret.replace(files("shop_api", TestDatabase.LOGIN_PASSWORD + "2"));
    database.sql("ALTER ROLE shop_api PASSWORD '%s2'".formatted(TestDatabase.LOGIN_PASSWORD));
    awaitTaken(1);
    report("the right password");
  }

  @Test
  void trustsANewAuthorityBesideTheOldOneAndThenAlone() throws Exception {
    String old = authority;
    authority = Files.readString(PostgresServer.create().certificates().resolve("ca.crt")) + old;
    secret.replace(files("shop_api", TestDatabase.LOGIN_PASSWORD));
    awaitTaken(1);
    authority = old;
    secret.replace(files("shop_api", TestDatabase.LOGIN_PASSWORD));
    awaitTaken(2);
    report("authorities");

    authority = Files.readString(PostgresServer.create().certificates().resolve("ca.crt"));
    secret.replace(files("shop_api", TestDatabase.LOGIN_PASSWORD));
    Thread.sleep(2_500);
    report("a foreign authority");
  }
}
