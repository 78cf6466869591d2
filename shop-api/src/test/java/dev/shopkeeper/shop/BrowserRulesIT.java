package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What browsers are told of answers, and which other sites may read them.
@SuppressWarnings("NullAway.Init") // set before the first test
class BrowserRulesIT {

  private static final String PARTNER = "https://partner.example";

  private static RunningShop open;
  private final Http closed = RunningShop.shared().http();

  @BeforeAll
  static void start() {
    open =
        RunningShop.start(
            RunningShop.shared().database(),
            Map.of("CORS_ORIGINS", PARTNER + ",https://other.example"));
  }

  @AfterAll
  static void stop() {
    open.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/health",
    "GET, /api/orders/1",
    "GET, /api/session",
    "GET, /api/nothing",
    "DELETE, /api/session",
    "POST, /api/products"
  })
  void keepsEveryAnswerOutOfPagesAndCaches(String method, String path) {
    Answer answer = closed.call(method, path, null);

    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
  }

  @Test
  void leavesACallItsOwnWord() {
    Answer picture = closed.get("/api/products/1/image");

    assertThat(picture.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("sandbox");
    assertThat(picture.headers().allValues("Cache-Control"))
        .singleElement()
        .asString()
        .contains("public");
  }

  @Test
  void letsNoOtherSiteReadUnlessTold() {
    Answer answer = closed.get("/api/products", "Origin", PARTNER);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight(closed, PARTNER).header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void letsListedSitesReadWithoutCookies() {
    Answer answer = open.http().get("/api/products", "Origin", PARTNER);

    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PARTNER);
    assertThat(answer.header("Vary")).contains("Origin");
    assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag", "Retry-After");
    Answer preflight = preflight(open.http(), PARTNER);
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .contains("Idempotency-Key")
        .doesNotContain("X-CSRF-Token");
    for (Answer each : List.of(answer, preflight)) {
      assertThat(each.header("Access-Control-Allow-Credentials")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://partner.example.evil.example",
    "http://partner.example",
    "https://partner.example:444",
    "https://PARTNER.example",
    "null"
  })
  void letsOnlyExactOriginsRead(String origin) {
    Answer answer = open.http().get("/api/products", "Origin", origin);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.header("Vary")).contains("Origin");
    assertThat(preflight(open.http(), origin).header("Access-Control-Allow-Methods")).isEmpty();
  }

  private static Answer preflight(Http http, String origin) {
    return http.call(
        "OPTIONS", "/api/orders", null, "Origin", origin, "Access-Control-Request-Method", "POST");
  }
}
