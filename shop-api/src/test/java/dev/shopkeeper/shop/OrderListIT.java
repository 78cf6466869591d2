package dev.shopkeeper.shop;

import static dev.shopkeeper.shop.Buyer.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OrderListIT {

  private final RunningShop shop = RunningShop.shared();
  private final Http http = shop.http();
  private final String email = "list-%d@example.com".formatted(System.nanoTime());
  private final List<JsonNode> placed = new ArrayList<>();

  @BeforeEach
  void placeFiveOrders() {
    long pan = shop.product("Pan", "4.00", 99);
    long lid = shop.product("Lid", "1.00", 99);
    for (int i = 0; i < 5; i++) {
      placed.addFirst(
          http.post(
                  "/api/orders",
                  "{\"customerEmail\": \"%s\", \"items\": [%s, %s]}"
                      .formatted(email, line(pan, 1), line(lid, 2)))
              .json());
    }
  }

  private JsonNode list(String parameters) {
    Answer answer = http.get("/api/orders?" + parameters, shop.admin());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    return answer.json();
  }

  private static List<Long> ids(JsonNode list) {
    return IntStream.range(0, list.get("orders").size())
        .mapToObj(i -> list.get("orders").get(i).get("id").longValue())
        .toList();
  }

  private List<Long> placedIds(int from, int to) {
    return placed.subList(from, to).stream().map(order -> order.get("id").longValue()).toList();
  }

  @Test
  void showsTheNewestFirstWithTheirItemsAndWithoutTheirTokens() {
    JsonNode list = list("email=" + email);

    assertThat(ids(list)).isEqualTo(placedIds(0, 5));
    assertThat(list.get("next").isNull()).isTrue();
    assertThat(list.get("orders").get(0).get("items")).isEqualTo(placed.getFirst().get("items"));
    assertThat(list.get("orders").get(0).has("token")).isFalse();
  }

  @Test
  void turnsPagesWithoutLosingOrRepeatingAnOrder() {
    JsonNode first = list("limit=2&email=" + email);
    JsonNode second = list("limit=2&email=" + email + "&after=" + first.get("next").stringValue());
    JsonNode third = list("limit=2&email=" + email + "&after=" + second.get("next").stringValue());

    assertThat(ids(first)).isEqualTo(placedIds(0, 2));
    assertThat(ids(second)).isEqualTo(placedIds(2, 4));
    assertThat(ids(third)).isEqualTo(placedIds(4, 5));
    assertThat(third.get("next").isNull()).isTrue();
  }

  @Test
  void narrowsByStatus() {
    String path = "/api/orders/" + placed.get(1).get("id").asString();
    http.call("PATCH", path, "{\"status\": \"processing\"}", shop.admin());

    assertThat(ids(list("status=processing&email=" + email))).isEqualTo(placedIds(1, 2));
    assertThat(ids(list("status=pending&email=" + email))).hasSize(4);
    assertThat(ids(list("status=cancelled&email=" + email))).isEmpty();
    assertThat(ids(list("status=processing"))).startsWith(placedIds(1, 2).getFirst());
  }

  @Test
  void narrowsByTimeFromItOnAndBeforeIt() {
    String third = placed.get(2).get("createdAt").stringValue();

    assertThat(ids(list("email=" + email + "&from=" + third))).isEqualTo(placedIds(0, 3));
    assertThat(ids(list("email=" + email + "&to=" + third))).isEqualTo(placedIds(3, 5));
    assertThat(ids(list("email=" + email + "&from=" + third + "&to=" + third))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "colour, colour=red",
    "status, status=lost",
    "status, status=pending&status=completed",
    "email, email=",
    "email, email=a%00b",
    "from, from=yesterday",
    "from, from=-999999999-01-01T00:00:00Z",
    "to, to=2026-01-31",
    "after, after=x",
    "after, after=-1",
    "limit, limit=0",
    "limit, limit=101",
    "limit, limit=ten"
  })
  void namesTheParameterItDoesNotTake(String name, String parameters) {
    Answer answer = http.get("/api/orders?" + parameters, shop.admin());

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").stringValue()).isEqualTo(name);
  }

  @Test
  void isForTheAdministratorAlone() {
    assertThat(http.get("/api/orders").status()).isEqualTo(401);
    assertThat(list("").get("orders").size()).isBetween(5, 50);
    assertThat(list("limit=100").get("orders").size()).isBetween(5, 100);
  }
}
