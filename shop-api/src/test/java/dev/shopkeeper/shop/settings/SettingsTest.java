package dev.shopkeeper.shop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // injected by JUnit
class SettingsTest {

  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBhjCCASugAwIBAgIUK4HcDUCEb3zCyni7Rmk6IHmZnKAwCgYIKoZIzj0EAwIw
      FzEVMBMGA1UEAwwMU2hvcCB0ZXN0IENBMCAXDTI2MTEyMjE5MzcwMFoYDzIxMjYx
      MDI5MTkzNzAwWjAXMRUwEwYDVQQDDAxTaG9wIHRlc3QgQ0EwWTATBgcqhkjOPQIB
      BggqhkjOPQMBBwNCAAQDkU3/ohGflTfJHec77cFhin4d/r9eBu3+bFYjr/yGezSi
      Lf1Ez62wW1GD3xm6TRo7W2JY61spI/scwRaby7kdo1MwUTAdBgNVHQ4EFgQU5ZCl
      pAcVUHcUwpVWXTmZdVE1aTowHwYDVR0jBBgwFoAU5ZClpAcVUHcUwpVWXTmZdVE1
      aTowDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAvRRa9EHQ2/z5
      P1od5v/QSUg6u2EpHjhVKW3Z0YpGf7ECIQDtvYu9PWxXigCt46JBN/1USE2mZzyJ
      +S1aKWpYDRRT1w==
      -----END CERTIFICATE-----
      """;

  @TempDir private Path secrets;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void complete() throws Exception {
    environment.put("DATABASE_HOST", "acme-database");
    environment.put("DATABASE_PORT", "5432");
    environment.put("DATABASE_NAME", "ecommerce");
    environment.put("SHOP_SECRETS_DIRECTORY", secrets.toString());
    write("database/username", "shop_api\n");
    write("database/password", "pass word\n");
    write("database/ca.crt", CERTIFICATE);
    write("admin/username", "admin");
    write("admin/password", "secret");
    write("order-token/key", "A".repeat(43));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(secrets.resolve(file).getParent());
    Files.writeString(secrets.resolve(file), text);
  }

  private Settings read() {
    return Settings.read(new SettingsSource(environment));
  }

  @Test
  void readsEverythingFromEnvironmentAndFiles() {
    Settings settings = read();

    assertThat(settings.database().host()).isEqualTo("acme-database");
    assertThat(settings.database().port()).isEqualTo(5432);
    assertThat(settings.database().credentials())
        .isEqualTo(new Credentials("shop_api", "pass word"));
    assertThat(settings.orderTokenKey().getEncoded()).hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME"})
  void refusesAMissingVariableByName(String name) {
    environment.remove(name);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSettings.class)
        .hasMessageStartingWith(name + " is not set: set it to");
  }

  @ParameterizedTest
  @CsvSource({
    "DATABASE_HOST, db/ecommerce?ssl=off",
    "DATABASE_HOST, 'a,b'",
    "DATABASE_PORT, five",
    "DATABASE_PORT, 0",
    "DATABASE_PORT, 65536",
    "DATABASE_NAME, a b",
    "RATE_LIMIT_CLIENT_PER_SECOND, many",
    "RATE_LIMIT_CLIENT_BURST, 0",
    "RATE_LIMIT_CLIENT_BURST, 12001",
    "RATE_LIMIT_GLOBAL_PER_SECOND, -1",
    "REQUIRE_IDEMPOTENCY_KEY, yes",
    "REQUIRE_IDEMPOTENCY_KEY, ''",
    "DATABASE_ORDERING_CONNECTIONS, 0",
    "DATABASE_BROWSING_CONNECTIONS, 1000"
  })
  void refusesAMalformedVariableByName(String name, String value) {
    environment.put(name, value);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSettings.class)
        .hasMessageStartingWith(name + " is ")
        .hasMessageContaining("set it to");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "database/username",
        "database/password",
        "database/ca.crt",
        "admin/username",
        "admin/password",
        "order-token/key"
      })
  void refusesAMissingFileByName(String file) throws Exception {
    Files.delete(secrets.resolve(file));

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSettings.class)
        .hasMessage(secrets.resolve(file) + " does not exist: mount the Shop's Secret there");
  }

  @ParameterizedTest
  @CsvSource({
    "admin/password, '', is empty",
    "order-token/key, 'short', is not a key",
    "order-token/key, '*****', is not a key",
    "database/ca.crt, 'none', is not a certificate"
  })
  void refusesAMalformedFileByName(String file, String text, String fault) throws Exception {
    write(file, text);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSettings.class)
        .hasMessageStartingWith(secrets.resolve(file) + " " + fault + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CORS_ORIGINS            | *                                | has a wildcard",
        "CORS_ORIGINS            | https://a.example,https://*.b.de | has a wildcard",
        "CORS_ORIGINS            | http://a.example                 | is malformed",
        "CORS_ORIGINS            | https://a.example/               | is malformed",
        "CORS_ORIGINS            | null                             | is malformed",
        "TRUSTED_PROXIES         | proxy.example                    | is malformed",
        "TRUSTED_PROXIES         | 10.0.0.0/33                      | is malformed",
        "OIDC_ISSUER             | http://issuer.example            | is malformed",
        "OIDC_ISSUER             | https://issuer.example/?a=b      | is malformed",
        "OIDC_ISSUER             | https://ada@issuer.example       | is malformed",
        "OIDC_ISSUER             | https://localhost/realms/a       | is malformed",
        "OIDC_ISSUER             | https://169.254.169.254/         | is malformed",
        "OIDC_ISSUER             | https://[::1]/                   | is malformed",
        "OIDC_CLOCK_SKEW_SECONDS | 301                              | is out of range",
        "OIDC_CLOCK_SKEW_SECONDS | -1                               | is out of range",
        "OIDC_AUDIENCE           | ' '                              | is not set"
      })
  void refusesAnUnsafeDoorByName(String name, String value, String fault) {
    environment.put("OIDC_ISSUER", "https://issuer.example/realms/shop");
    environment.put("OIDC_AUDIENCE", "shop-api");
    environment.put(name, value);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSettings.class)
        .hasMessageStartingWith(name + " " + fault + ": ");
  }

  @Test
  void wantsIdempotencyKeysOnlyWhenTold() {
    assertThat(read().requireIdempotencyKey()).isFalse();
    environment.put("REQUIRE_IDEMPOTENCY_KEY", "true");
    assertThat(read().requireIdempotencyKey()).isTrue();
    environment.put("REQUIRE_IDEMPOTENCY_KEY", "false");
    assertThat(read().requireIdempotencyKey()).isFalse();
  }

  @Test
  void letsNobodyInFromElsewhereUnlessTold() {
    assertThat(read().access().corsOrigins()).isEmpty();
    assertThat(read().access().oidc()).isEmpty();
  }

  @Test
  void readsWhomTheOwnerTrusts() {
    environment.put("CORS_ORIGINS", " https://a.example, https://b.example:8443 ,");
    environment.put("OIDC_ISSUER", "https://issuer.example/realms/shop");
    environment.put("OIDC_AUDIENCE", "shop-api");

    assertThat(read().access().corsOrigins())
        .containsExactly("https://a.example", "https://b.example:8443");
    assertThat(read().access().oidc())
        .contains(
            new OidcSettings(
                URI.create("https://issuer.example/realms/shop"),
                "shop-api",
                "roles",
                Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=999999,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
        "$argon2id$v=19$m=19456,t=99,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
        "$argon2id$nonsense"
      })
  void refusesAHashThatWouldTakeTooMuch(String hash) throws Exception {
    write("admin/password", hash);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("admin/password is no argon2id hash that can be checked here");
  }

  @Test
  void keepsTheSpacesOfAPasswordAndNotItsLineEnd() throws Exception {
    write("database/password", " pass word \r\n");

    assertThat(read().database().credentials().password()).isEqualTo(" pass word ");
  }

  @Test
  void limitsWhatItIsNotToldOtherwise() {
    assertThat(read().limits()).isEqualTo(LimitSettings.DEFAULT);
    environment.put("RATE_LIMIT_GLOBAL_PER_SECOND", "0");
    environment.put("DATABASE_ORDERING_CONNECTIONS", "12");
    assertThat(read().limits()).isEqualTo(new LimitSettings(200, 400, 0, 8, 12));
    environment.put("RATE_LIMIT_CLIENT_PER_SECOND", "10");
    assertThat(read().limits().clientBurst()).isEqualTo(20);
    environment.put("RATE_LIMIT_CLIENT_BURST", "600");
    assertThat(read().limits().clientBurst()).isEqualTo(600);
  }

  @Test
  void neverShowsAPassword() {
    assertThat(read().toString()).doesNotContain("pass word", "secret");
  }
}
