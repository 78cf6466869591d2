package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.admin.oidc.IssuerCalls;
import dev.shopkeeper.shop.admin.oidc.TestIssuer;
import dev.shopkeeper.shop.settings.AccessSettings;
import dev.shopkeeper.shop.settings.Settings;
import dev.shopkeeper.shop.settings.SettingsSource;
import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Administrators by the word of an issuer, beside the local account.
@SuppressWarnings("NullAway.Init") // set before the first test
class OidcIT {

  private static final String PRODUCT = "{\"name\": \"Cup\", \"price\": 1}";

  private static TestDatabase database;
  private static TestIssuer issuer;
  private static RunningShop shop;
  private static RunningShop cutOff;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.create(RunningShop.sharedServer());
    ShopApi.run(new Command.MigrateSchema(false), database.ownerEnvironment());
    issuer = new TestIssuer();
    shop = RunningShop.start(database, settings(), TestIssuer.plainCalls());
    IssuerCalls none =
        address -> {
          throw new IOException("no route to " + address);
        };
    cutOff = RunningShop.start(database, settings(), none);
  }

  private static Settings settings() {
    Settings read = Settings.read(new SettingsSource(database.environment()));
    return new Settings(
        read.database(),
        read.admin(),
        read.orderTokenKey(),
        new AccessSettings(
            List.of(), read.access().trustedProxies(), Optional.of(issuer.settings())),
        read.limits(),
        read.requireIdempotencyKey());
  }

  @AfterAll
  static void stop() {
    shop.close();
    cutOff.close();
    issuer.close();
  }

  private static Answer add(RunningShop shop, String token) {
    return shop.http().post("/api/products", PRODUCT, "Authorization", "Bearer " + token);
  }

  private static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/" + type);
  }

  @Test
  void letsAdministratorsInByTokenWithoutACsrfToken() throws Exception {
    assertThat(add(shop, issuer.token(issuer.claims())).status()).isEqualTo(201);
  }

  @Test
  void asksStrangersForAToken() throws Exception {
    for (String token : List.of("", "none", issuer.token(issuer.claims().audience("other")))) {
      Answer answer = add(shop, token);
      assertProblem(answer, 401, "unauthenticated");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  @Test
  void refusesAnotherRole() throws Exception {
    assertProblem(
        add(shop, issuer.token(issuer.claims().claim("roles", List.of("staff")))),
        403,
        "forbidden");
  }

  @Test
  void takesNoTokenOverPlainHttp() throws Exception {
    String[] headers = {
      "Authorization", "Bearer " + issuer.token(issuer.claims()), "Host", "shop.example"
    };

    assertProblem(shop.http().post("/api/products", PRODUCT, headers), 403, "https-required");
  }

  @Test
  void servesWithoutTheIssuerAllButItsTokens() throws Exception {
    Answer answer = add(cutOff, issuer.token(issuer.claims()));

    assertProblem(answer, 503, "unavailable");
    assertThat(answer.header("Retry-After")).isNotBlank();
    assertThat(answer.text()).doesNotContain("no route");
    Http http = cutOff.http();
    assertThat(http.get("/api/products").status()).isEqualTo(200);
    assertThat(http.post("/api/products", PRODUCT, cutOff.admin()).status()).isEqualTo(201);
  }
}
