package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CatalogIT {

  private final RunningShop shop = RunningShop.shared();
  private final Http http = shop.http();

  @Test
  void listsEveryProductWithTheFieldsOfTheContract() throws Exception {
    Answer answer = http.get("/api/products");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().size())
        .isEqualTo(
            Integer.parseInt(
                shop.database().ask("SELECT count(*) FROM products WHERE archived_at IS NULL")));
    JsonNode board = answer.json().get(0);
    assertThat(board.propertyNames())
        .containsExactly(
            "id", "name", "description", "price", "imageUrl", "stockQuantity", "createdAt");
    assertThat(answer.text()).contains("\"name\":\"Olive-wood board\"", "\"price\":34.90,");
    assertThat(board.get("imageUrl").stringValue())
        .matches("/api/products/1/image\\?v=[0-9a-f]{16}");
  }

  @Test
  void showsOneProduct() {
    assertThat(http.get("/api/products/2").json().get("name").stringValue())
        .isEqualTo("Chef's knife, 20 cm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999", "0", "-1", "abc", "99999999999999999999", "1'%20OR%20'1'='1"})
  void hasNothingUnderAnyOtherId(String id) {
    Answer answer = http.get("/api/products/" + id);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/not-found");
  }

  @Test
  void addsAProductForTheAdministrator() {
    Answer added =
        http.post(
            "/api/products",
            """
            {"name": "Spätzle press", "description": "Für Sonntage.", "price": 39.9,
             "imageUrl": "https://example.com/press.png", "stockQuantity": 4}\
            """,
            shop.admin());

    assertThat(added.status()).isEqualTo(201);
    Answer found = http.get(added.header("Location"));
    assertThat(found.json()).isEqualTo(added.json());
    assertThat(found.text()).contains("\"name\":\"Spätzle press\"", "\"price\":39.90,");
    assertThat(http.get(added.header("Location") + "/image").status()).isEqualTo(404);
  }

  @Test
  void keepsStrangersOutBeforeReadingTheirBody() {
    Answer answer = http.post("/api/products", "{not json");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).isEmpty();
    assertThat(http.post("/api/products", "{}", "Authorization", "Basic YWRtaW46YQ==").status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource
  void namesTheInvalidField(String field, String body) {
    Answer answer = http.post("/api/products", body.replace('\'', '"'), shop.admin());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/invalid-fields");
    assertThat(answer.json().get("errors").get(0).get("field").stringValue()).isEqualTo(field);
  }

  static Stream<Arguments> namesTheInvalidField() {
    return Stream.of(
        arguments("name", "{'name': ' ', 'price': 1}"),
        arguments("name", "{'price': 1}"),
        arguments("name", "{'name': 'a\\u0000b', 'price': 1}"),
        arguments("name", "{'name': '%s', 'price': 1}".formatted("x".repeat(256))),
        arguments("price", "{'name': 'a'}"),
        arguments("price", "{'name': 'a', 'price': -0.01}"),
        arguments("price", "{'name': 'a', 'price': 0.001}"),
        arguments("price", "{'name': 'a', 'price': 1e400000000}"),
        arguments("price", "{'name': 'a', 'price': 100000000}"),
        arguments("price", "{'name': 'a', 'price': 'cheap'}"),
        arguments("description", "{'name': 'a', 'price': 1, 'description': '\\u0000'}"),
        arguments("imageUrl", "{'name': 'a', 'price': 1, 'imageUrl': 'javascript:alert(1)'}"),
        arguments("imageUrl", "{'name': 'a', 'price': 1, 'imageUrl': '//evil.example/x'}"),
        arguments("stockQuantity", "{'name': 'a', 'price': 1, 'stockQuantity': -1}"),
        arguments("stockQuantity", "{'name': 'a', 'price': 1, 'stockQuantity': 1.5}"),
        arguments("stock", "{'name': 'a', 'price': 1, 'stock': 1}"));
  }

  @Test
  void storesHostileTextAsText() {
    String hostile = "'); DROP TABLE products; --";
    long id = shop.product(hostile, "1.00", 1);

    assertThat(http.get("/api/products/" + id).json().get("name").stringValue()).isEqualTo(hostile);
  }
}
