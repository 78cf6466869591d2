package dev.shopkeeper.operator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.testing.Specs;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DATABASE_HOST",
        "DATABASE_PASSWORD",
        "REACT_APP_API_URL",
        "SHOP_SECRETS_DIRECTORY",
        "SPRING_DATASOURCE_URL",
        "SPRING_APPLICATION_JSON",
        "SERVER_PORT",
        "LOGGING_LEVEL_ROOT",
        "RATE_LIMIT_CLIENT_PER_SECOND",
        "CORS_ORIGINS",
        "OIDC_ISSUER",
        "REQUIRE_IDEMPOTENCY_KEY",
        "JAVA_TOOL_OPTIONS",
        "JDK_JAVA_OPTIONS",
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
        "GCONV_PATH",
        "BASH_ENV",
        "SSL_CERT_FILE",
        "PGHOST",
        "PGDATA",
        "PATH",
        "HOME",
        "ENV",
        "RESOLV_CONF",
        "LISTEN_PORT"
      })
  void reserveNames(String name) {
    assertThat(EnvironmentVariable.refusal(name)).get().asString().contains("is reserved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL_PASSWORD", "TOKEN", "MY_SECRET_1", "S3_ACCESS_KEY", "APIKEY"})
  void refuseNamesOfCredentials(String name) {
    assertThat(EnvironmentVariable.refusal(name)).get().asString().contains("mounted Secrets");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "lower", "_JAVA_OPTIONS", "1A", "A-B", "A B", "A=B", "Ä", "A\n", "http_proxy"})
  void refuseWhatIsNoName(String name) {
    assertThat(EnvironmentVariable.refusal(name)).get().asString().contains("in capitals");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRUSTED_PROXIES", "LANG", "TZ", "FEATURE_1", "PATHS", "TOKENS_A_DAY"})
  void takeOtherNames(String name) {
    assertThat(EnvironmentVariable.refusal(name)).isEmpty();
  }

  @Test
  void nameTheFieldAndTheRemedy() {
    assertThat(
            violations(
                new EnvironmentVariable("PATH", "/tmp"),
                new EnvironmentVariable("A", "a\nb"),
                new EnvironmentVariable("A", "a".repeat(1025))))
        .extracting(Violation::toString)
        .containsExactly(
            "spec.api.environment[0].name: PATH is reserved: "
                + EnvironmentVariable.RESERVED_REMEDY,
            "spec.api.environment[1].value: must be one line of at most 1024 characters",
            "spec.api.environment[2].name: is there twice: A",
            "spec.api.environment[2].value: must be one line of at most 1024 characters");
    assertThat(
            violations(
                Collections.nCopies(51, new EnvironmentVariable("A", ""))
                    .toArray(EnvironmentVariable[]::new)))
        .extracting(Violation::field)
        .contains("spec.api.environment");
  }

  @ParameterizedTest
  @CsvSource({
    "https://login.example.org, true",
    "https://login.example.org:65535/realms/shop, true",
    "https://keycloak, true",
    "https://login.example.org:65536, false",
    "http://login.example.org, false",
    "https://login.example.org/a?b=c, false",
    "https://user@login.example.org, false",
    "https://127.0.0.1, false",
    "https://0x7f.1, false",
    "https://[::1]/, false",
    "https://localhost, false",
    "https://a.localhost:8443/x, false",
    "https://169.254.169.254, false"
  })
  void takeIssuersByTheirNames(String issuer, boolean taken) {
    var api =
        new ApiSpec(
            null,
            null,
            null,
            null,
            null,
            null,
            new AuthSpec(new OidcSpec(issuer, "shop", null)),
            false);

    assertThat(SettingsRules.check(spec(api)).isEmpty()).isEqualTo(taken);
  }

  @Test
  void boundWhatComesAtOnceByWhatIsForgotten() {
    assertThat(rates(null, 12_000)).isEmpty();
    assertThat(rates(null, 12_001)).isNotEmpty();
    assertThat(rates(1, 61)).isNotEmpty();
    assertThat(rates(0, null)).isNotEmpty();
  }

  private static List<Violation> rates(@Nullable Integer perSecond, @Nullable Integer burst) {
    return SettingsRules.check(
        spec(
            new ApiSpec(
                null, null, null, null, null, new RateLimitSpec(perSecond, burst), null, false)));
  }

  private static List<Violation> violations(EnvironmentVariable... variables) {
    return SettingsRules.check(
        spec(new ApiSpec(null, null, null, List.of(variables), null, null, null, false)));
  }

  private static ShopSpec spec(ApiSpec api) {
    return Specs.api(api);
  }
}
