package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@SuppressWarnings("NullAway.Init") // set before the first test
class SessionIT {

  private static final String PRODUCT = "{\"name\": \"Cup\", \"price\": 1}";

  private static TestDatabase database;
  private static RunningShop shop;
  private static RunningShop replica;
  private static Http http;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.create(RunningShop.sharedServer());
    ShopApi.run(new Command.MigrateSchema(false), database.ownerEnvironment());
    shop = RunningShop.start(database);
    replica = RunningShop.start(database);
    http = shop.http();
  }

  @AfterAll
  static void stop() {
    shop.close();
    replica.close();
  }

  @BeforeEach
  void forgetTries() throws Exception {
    database.sql("TRUNCATE sign_in_attempts");
    password(TestDatabase.ADMIN_PASSWORD);
  }

  private static void password(String text) throws Exception {
    Path file = database.secrets().resolve("admin/password");
    if (!Files.readString(file).equals(text)) {
      // As a mounted Secret changes: another file in the place of the first.
      Path next = Files.writeString(file.resolveSibling("..next"), text);
      Files.move(next, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/" + type);
  }

  private static String[] with(String[] headers, String... more) {
    return Stream.concat(Arrays.stream(headers), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void signsInWithACookieThatScriptsAndOtherSitesDoNotGet() {
    Answer answer = http.signIn("admin", TestDatabase.ADMIN_PASSWORD);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().propertyNames()).containsExactly("username", "csrfToken", "expiresAt");
    assertThat(answer.header("Set-Cookie"))
        .matches("session=[A-Za-z0-9_-]{43}; Path=/; Max-Age=43200; .*HttpOnly; SameSite=Strict");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(Instant.parse(answer.json().get("expiresAt").stringValue()))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(29)), Instant.now().plus(Duration.ofMinutes(31)));
  }

  @Test
  void keepsTheCookieToTheHostAndToHttpsBehindTheProxy() {
    String[] proxied = {"Host", "shop.example", "X-Forwarded-Proto", "https"};
    Answer answer = http.signIn("admin", TestDatabase.ADMIN_PASSWORD, proxied);

    assertThat(answer.header("Set-Cookie")).startsWith("__Host-session=").contains("; Secure;");
    String[] session = Http.session(answer);
    assertThat(http.get("/api/session", with(session, proxied)).status()).isEqualTo(200);
    assertThat(http.get("/api/session", session).status()).isEqualTo(401);
  }

  @Test
  void tellsAPageWhoIsSignedInAfterAReload() {
    Answer answer = http.signIn("admin", TestDatabase.ADMIN_PASSWORD);

    Answer again = replica.http().get("/api/session", Http.session(answer));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("username").stringValue()).isEqualTo("admin");
    assertThat(again.json().get("csrfToken")).isEqualTo(answer.json().get("csrfToken"));
    assertProblem(http.get("/api/session"), 401, "unauthenticated");
  }

  @Test
  void countsASignOutOnEveryReplica() {
    String[] session = shop.signIn();
    assertThat(replica.http().post("/api/products", PRODUCT, session).status()).isEqualTo(201);

    Answer out = http.call("DELETE", "/api/session", null, session);

    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("Set-Cookie")).startsWith("session=;").contains("Max-Age=0");
    assertProblem(replica.http().get("/api/session", session), 401, "unauthenticated");
    assertProblem(http.post("/api/products", PRODUCT, session), 401, "unauthenticated");
    assertThat(http.call("DELETE", "/api/session", null, session).status()).isEqualTo(204);
  }

  @Test
  void changesNothingWithoutTheCsrfToken() {
    String[] session = shop.signIn();
    String[] other = shop.signIn();
    String[] cookie = {session[0], session[1]};

    assertProblem(http.post("/api/products", PRODUCT, cookie), 403, "csrf-token-missing");
    assertProblem(
        http.post("/api/products", PRODUCT, with(cookie, other[2], other[3])),
        403,
        "csrf-token-missing");
    assertProblem(http.call("DELETE", "/api/session", null, cookie), 403, "csrf-token-missing");
    assertThat(http.get("/api/session", cookie).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void changesNothingForAPageOfAnotherSite(String header, String value) {
    String[] session = with(shop.signIn(), header, value);

    assertProblem(http.post("/api/products", PRODUCT, session), 403, "cross-site-request");
    assertProblem(
        http.signIn("admin", TestDatabase.ADMIN_PASSWORD, header, value),
        403,
        "cross-site-request");
  }

  @Test
  void letsItsOwnPagesChangeThings() {
    String[] session =
        with(shop.signIn(), "Origin", http.base().toString(), "Sec-Fetch-Site", "same-origin");

    assertThat(http.post("/api/products", PRODUCT, session).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop.example", "127.0.0.1.evil.example", "10.89.1.1:8080", "localhost.x"})
  void speaksOfNoLoginOverPlainHttp(String host) {
    String[] session = shop.signIn();

    assertProblem(
        http.signIn("admin", TestDatabase.ADMIN_PASSWORD, "Host", host), 403, "https-required");
    assertProblem(
        http.post("/api/products", PRODUCT, with(session, "Host", host)), 403, "https-required");
    assertThat(http.get("/api/products", with(session, "Host", host)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080"})
  void signsInOverPlainHttpOnTheMachineItself(String host) {
    assertThat(http.signIn("admin", TestDatabase.ADMIN_PASSWORD, "Host", host).status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "created_at = now() - interval '12 hours'",
        "seen_at = now() - interval '30 minutes'"
      })
  void endsASessionOfItself(String age) throws Exception {
    String[] session = shop.signIn();
    database.sql("UPDATE admin_sessions SET " + age);

    assertProblem(http.get("/api/session", session), 401, "unauthenticated");
  }

  @Test
  void keepsASessionThatIsUsed() throws Exception {
    String[] session = shop.signIn();
    database.sql("UPDATE admin_sessions SET seen_at = now() - interval '29 minutes'");

    assertThat(http.get("/api/session", session).status()).isEqualTo(200);
    assertThat(
            database.ask(
                "SELECT count(*) FROM admin_sessions WHERE seen_at > now() - interval '1 minute'"))
        .isNotEqualTo("0");
  }

  @Test
  void sweepsAwaySessionsThatEnded() throws Exception {
    shop.signIn();
    database.sql("UPDATE admin_sessions SET created_at = now() - interval '13 hours'");

    shop.signIn();
    shop.signIn();

    assertThat(database.ask("SELECT count(*) < 10 FROM admin_sessions")).isEqualTo("t");
  }

  @Test
  void endsTheSessionsOfAnotherPassword() throws Exception {
    String[] session = shop.signIn();

    password("another-secret");

    assertProblem(http.get("/api/session", session), 401, "unauthenticated");
    assertProblem(http.signIn("admin", TestDatabase.ADMIN_PASSWORD), 401, "unauthenticated");
    assertThat(http.signIn("admin", "another-secret").status()).isEqualTo(201);
  }

  @Test
  void takesAPasswordThatIsMountedAsItsHash() throws Exception {
    password(new Argon2PasswordEncoder(16, 32, 1, 8_192, 3).encode("hashed-by-the-owner"));

    assertThat(http.signIn("admin", "hashed-by-the-owner").status()).isEqualTo(201);
    assertProblem(http.signIn("admin", "hashed-by-nobody"), 401, "unauthenticated");
  }

  @Test
  void doesNotTellWhetherTheNameOrThePasswordWasWrong() {
    Answer password = http.signIn("admin", "wrong");
    Answer name = http.signIn("nobody", TestDatabase.ADMIN_PASSWORD);

    assertProblem(password, 401, "unauthenticated");
    assertThat(name.status()).isEqualTo(password.status());
    assertThat(name.json().get("detail")).isEqualTo(password.json().get("detail"));
  }

  /// Nine tries, each as if the wait for it were over; the last one's stands.
  private static void guess(String... way) throws Exception {
    for (int tries = 0; tries < 9; tries++) {
      database.sql("UPDATE sign_in_attempts SET free_at = now()");
      assertProblem(http.signIn("admin", "wrong", way), 401, "unauthenticated");
    }
  }

  @Test
  void makesGuessingWaitOnEveryReplica() throws Exception {
    String[] guesser = {"X-Forwarded-For", "6.6.6.6, 203.0.113.7"};
    guess(guesser);

    Answer answer = replica.http().signIn("admin", TestDatabase.ADMIN_PASSWORD, guesser);

    assertProblem(answer, 429, "too-many-sign-ins");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 16);
    // Whoever comes from elsewhere, whatever the guesser said of its way, is not held up.
    assertThat(
            http.signIn("admin", TestDatabase.ADMIN_PASSWORD, "X-Forwarded-For", "6.6.6.6")
                .status())
        .isEqualTo(201);
    database.sql("UPDATE sign_in_attempts SET free_at = now()");
    assertThat(http.signIn("admin", TestDatabase.ADMIN_PASSWORD, guesser).status()).isEqualTo(201);
  }

  @Test
  void doublesTheWaitWithEveryTryAfterTheFree() throws Exception {
    guess("X-Forwarded-For", "203.0.113.8");

    assertThat(
            database.ask(
                "SELECT extract(epoch FROM max(free_at - seen_at))::int FROM sign_in_attempts"))
        .isEqualTo("16");
  }

  @Test
  void writesDownWhoCameAndWentAndKeepsNothingThatOpensASession() throws Exception {
    database.sql("CREATE TABLE before AS SELECT coalesce(max(id), 0) AS id FROM audit_entries");
    String[] session = shop.signIn();
    http.call("DELETE", "/api/session", null, session);

    assertThat(
            database.ask(
                "SELECT string_agg(actor || ' ' || action, ', ' ORDER BY a.id)"
                    + " FROM audit_entries a, before b WHERE a.id > b.id"))
        .isEqualTo("administrator:admin sign-in, administrator:admin sign-out");
    String[] open = shop.signIn();
    assertThat(database.ask("SELECT * FROM admin_sessions, audit_entries"))
        .doesNotContain(open[1].replaceFirst(".*=", ""), open[3], TestDatabase.ADMIN_PASSWORD);
  }
}
