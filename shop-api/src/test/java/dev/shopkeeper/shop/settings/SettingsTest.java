package dev.shopkeeper.shop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    "RATE_LIMIT_GLOBAL_PER_SECOND, -1",
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
    assertThat(read().limits()).isEqualTo(new LimitSettings(50, 0, 8, 12));
  }

  @Test
  void neverShowsAPassword() {
    assertThat(read().toString()).doesNotContain("pass word", "secret");
  }
}
