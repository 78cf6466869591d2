package dev.shopkeeper.shop;

import static dev.shopkeeper.shop.Buyer.line;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RemovedProductIT {

  private static final String REMOVED = "/api/products/removed";
  private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and the rest".getBytes(ISO_8859_1);

  private final RunningShop shop = RunningShop.shared();
  private final Http http = shop.http();
  private final long id = shop.product("Kept", "3.50", 7);
  private final String path = "/api/products/" + id;

  private void remove(long product) {
    assertThat(http.call("DELETE", "/api/products/" + product, null, shop.admin()).status())
        .isEqualTo(204);
  }

  private Answer restore(long product) {
    return http.call("POST", "/api/products/%d/restore".formatted(product), null, shop.admin());
  }

  private JsonNode list(String parameters) {
    Answer answer = http.get(REMOVED + parameters, shop.admin());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    return answer.json();
  }

  private static List<Long> ids(JsonNode list) {
    JsonNode products = list.get("products");
    return IntStream.range(0, products.size())
        .mapToObj(i -> products.get(i).get("id").longValue())
        .toList();
  }

  private String actions() throws Exception {
    return shop.database()
        .ask(
            """
            SELECT string_agg(actor || ' ' || action || ' ' || detail, '; ' ORDER BY id)
            FROM audit_entries WHERE subject = 'product:%d' AND action <> 'product.created'
            """
                .formatted(id));
  }

  @Test
  void bringsAProductBackAsItWas() throws Exception {
    http.put(path + "/image", "image/png", PNG, shop.admin());
    Answer before = http.get(path);
    remove(id);
    assertThat(http.get(path).status()).isEqualTo(404);

    Answer restored = restore(id);

    assertThat(restored.status()).as(restored.text()).isEqualTo(200);
    assertThat(restored.text()).isEqualTo(before.text());
    assertThat(http.get(path).text()).isEqualTo(before.text());
    assertThat(http.get(path).header("ETag")).isEqualTo(before.header("ETag"));
    assertThat(http.get(before.json().get("imageUrl").stringValue()).status()).isEqualTo(200);
    assertThat(http.get("/api/products").text()).contains(before.text());
    assertThat(new Buyer(http).buy(line(id, 1)).status()).isEqualTo(201);
    assertThat(actions())
        .endsWith(
            "administrator:admin product.removed {\"name\": \"Kept\"};"
                + " administrator:admin product.restored {\"name\": \"Kept\"}");
  }

  @Test
  void bringsBackWhatWasSoldWithTheStockThatReturnedMeanwhile() throws Exception {
    Answer order = new Buyer(http).buy(line(id, 3));
    remove(id);
    http.call(
        "POST",
        order.header("Location") + "/cancel",
        null,
        "Order-Token",
        order.json().get("token").stringValue());

    assertThat(restore(id).json().get("stockQuantity").intValue()).isEqualTo(7);
    new Ledger(shop.database()).assertBalanced(List.of(id));
  }

  @Test
  void leavesAProductAloneThatWasNotRemoved() throws Exception {
    Answer before = http.get(path);

    Answer answer = restore(id);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(before.text());
    assertThat(actions()).isEmpty();
  }

  @Test
  void knowsNothingOfAProductThatNeverWas() {
    Answer answer = restore(987_654_321);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/not-found");
    assertThat(answer.json().get("detail").stringValue())
        .isEqualTo("There is no product 987654321.");
  }

  @Test
  void showsWhatWasRemovedAndWhen() {
    JsonNode before = http.get(path).json();
    remove(id);

    JsonNode shown = list("?limit=1").get("products").get(0);

    assertThat(shown.propertyNames())
        .containsExactly(
            "id",
            "name",
            "description",
            "price",
            "imageUrl",
            "stockQuantity",
            "createdAt",
            "removedAt");
    before
        .properties()
        .forEach(member -> assertThat(shown.get(member.getKey())).isEqualTo(member.getValue()));
    assertThat(Instant.parse(shown.get("removedAt").stringValue()))
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    restore(id);
    assertThat(ids(list("?limit=100"))).doesNotContain(id);
  }

  @Test
  void turnsPagesThatARestoredProductDoesNotEnd() {
    long second = shop.product("Second", "1.00", 1);
    long third = shop.product("Third", "1.00", 1);
    remove(second);
    remove(id);
    remove(third);

    JsonNode first = list("?limit=2");
    restore(id);
    JsonNode next = list("?limit=1&after=" + first.get("next").stringValue());

    assertThat(ids(first)).containsExactly(third, id);
    assertThat(ids(next)).containsExactly(second);
    assertThat(list("?after=0-1").get("next").isNull()).isTrue();
    assertThat(ids(list("?after=0-1"))).isEmpty();
  }

  @Test
  void showsRemovedProductsToNobodyElse() {
    remove(id);

    assertThat(http.get(REMOVED).status()).isEqualTo(401);
    assertThat(http.get(REMOVED).text()).doesNotContain("Kept");
    assertThat(http.get("/api/products?removed=true").status()).isEqualTo(422);
    assertThat(http.get("/api/products?removed=true", shop.admin()).status()).isEqualTo(422);
  }

  @Test
  void letsNobodyElseBringThemBack() {
    remove(id);
    String[] admin = shop.admin();

    assertThat(http.call("POST", path + "/restore", null).status()).isEqualTo(401);
    assertThat(http.call("POST", path + "/restore", null, admin[0], admin[1]).status())
        .isEqualTo(403);
    assertThat(http.get(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "colour, colour=red",
    "after, after=x",
    "after, after=1-1&after=1-2",
    "limit, limit=0",
    "limit, limit=101"
  })
  void namesTheParameterItDoesNotTake(String name, String parameters) {
    Answer answer = http.get(REMOVED + "?" + parameters, shop.admin());

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").stringValue()).isEqualTo(name);
  }
}
