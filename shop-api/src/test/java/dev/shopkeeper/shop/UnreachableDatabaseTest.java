package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.shopkeeper.shop.settings.AccessSettings;
import dev.shopkeeper.shop.settings.AdminAccount;
import dev.shopkeeper.shop.settings.Credentials;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.LimitSettings;
import dev.shopkeeper.shop.settings.Settings;
import dev.shopkeeper.shop.settings.SettingsSource;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final Cookie SESSION = new Cookie("session", "A".repeat(43));

  @TestConfiguration
  static class Elsewhere {

    @Bean
    Settings settings() throws IOException {
      var database =
          new DatabaseSettings(
              "127.0.0.1", 1, "ecommerce", new Credentials("a", "b"), Path.of("ca.crt"));
      var key = new SecretKeySpec(new byte[32], "HmacSHA256");
      Path secrets = Files.createTempDirectory("unreachable");
      Path admin = Files.createDirectory(secrets.resolve("admin"));
      Files.writeString(admin.resolve("username"), "admin");
      Files.writeString(admin.resolve("password"), "secret");
      var source = new SettingsSource(Map.of("SHOP_SECRETS_DIRECTORY", secrets.toString()));
      return new Settings(
          database,
          new AdminAccount(source),
          key,
          new AccessSettings(List.of(), List.of(), Optional.empty()),
          LimitSettings.DEFAULT,
          false);
    }
  }

  @Autowired private MockMvcTester web;

  private MvcTestResult send(String method, String path, String body, Cookie... cookies) {
    MockMvcTester.MockMvcRequestBuilder request =
        web.method(HttpMethod.valueOf(method))
            .uri(path)
            .header("Host", "localhost")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body.replace('\'', '"'));
    return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
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
        arguments(422, "POST", "/api/session", "{'username': '', 'password': 'a'}"),
        arguments(401, "POST", "/api/products", "{'name': '', 'price': 1}"),
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
        "GET  | /api/session   |",
        "POST | /api/session   | {'username': 'admin', 'password': 'secret'}",
        "POST | /api/cart      | {'productId': 1, 'quantity': 1}",
        "POST | /api/orders    | {'customerEmail': 'a@b.de', 'items': [{'productId': 1, 'quantity': 1}]}"
      })
  void saysThatNothingWasChangedAndWhenToTryAgain(
      String method, String path, @Nullable String body) {
    assertThat(send(method, path, body == null ? "" : body, SESSION))
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
