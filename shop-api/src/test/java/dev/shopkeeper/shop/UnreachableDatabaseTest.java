package dev.shopkeeper.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.shopkeeper.shop.settings.Credentials;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.Settings;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The web layer over a database that nobody can reach: what is wrong is refused without asking it.
@SpringBootTest(properties = "shop.management.port=0")
@AutoConfigureMockMvc
@SuppressWarnings("NullAway.Init") // injected by Spring
class UnreachableDatabaseTest {

  private static final String ADMIN =
      "Basic " + Base64.getEncoder().encodeToString("admin:secret".getBytes(UTF_8));

  @TestConfiguration
  static class Elsewhere {

    @Bean
    Settings settings() {
      var database =
          new DatabaseSettings(
              "127.0.0.1", 1, "ecommerce", new Credentials("a", "b"), Path.of("ca.crt"));
      var key = new SecretKeySpec(new byte[32], "HmacSHA256");
      return new Settings(database, new Credentials("admin", "secret"), key, false);
    }
  }

  @Autowired private MockMvcTester web;

  private MvcTestResult send(String method, String path, String body) {
    return web.method(HttpMethod.valueOf(method))
        .uri(path)
        .header("Authorization", ADMIN)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body.replace('\'', '"'))
        .exchange();
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatIsWrongWithoutAskingTheDatabase(
      int status, String method, String path, String body) {
    assertThat(send(method, path, body))
        .hasStatus(status)
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
  }

  static Stream<Arguments> refusesWhatIsWrongWithoutAskingTheDatabase() {
    return Stream.of(
        arguments(404, "GET", "/api/products/x", ""),
        arguments(404, "GET", "/api/cart", ""),
        arguments(405, "PUT", "/api/orders", "{}"),
        arguments(400, "POST", "/api/orders", "{"),
        arguments(422, "POST", "/api/products", "{'name': '', 'price': 1}"),
        arguments(422, "POST", "/api/cart", "{'productId': 0, 'quantity': 1}"),
        arguments(422, "POST", "/api/orders", "{'customerEmail': 'a@b.de', 'items': [null]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET  | /api/products  |",
        "GET  | /api/orders/1  |",
        "POST | /api/products  | {'name': 'a', 'price': 1}",
        "POST | /api/cart      | {'productId': 1, 'quantity': 1}",
        "POST | /api/orders    | {'customerEmail': 'a@b.de', 'items': [{'productId': 1, 'quantity': 1}]}"
      })
  void saysThatNothingWasChangedAndWhenToTryAgain(
      String method, String path, @Nullable String body) {
    assertThat(send(method, path, body == null ? "" : body))
        .hasStatus(503)
        .containsHeader("Retry-After")
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("/problems/unavailable");
  }

  @Test
  void isAliveButNotHealthy() {
    assertThat(send("GET", "/api/health", ""))
        .hasStatus(503)
        .bodyJson()
        .extractingPath("$.components.database")
        .isEqualTo("down");
  }
}
