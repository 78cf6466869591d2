package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductEditingIT {

  private static final String CHANGED =
      "{\"name\": \"Better\", \"description\": \"d\", \"price\": 2.50}";

  private final RunningShop shop = RunningShop.shared();
  private final Http http = shop.http();
  private final long id = shop.product("Plain", "1.00", 7);

  private String path() {
    return "/api/products/" + id;
  }

  private Answer put(String body, String... condition) {
    String[] headers =
        Stream.of(shop.admin(), condition).flatMap(Arrays::stream).toArray(String[]::new);
    return http.call("PUT", path(), body, headers);
  }

  private String audit() throws Exception {
    return shop.database()
        .ask(
            """
            SELECT string_agg(actor || ' ' || action || ' ' || detail, '; ' ORDER BY id)
            FROM audit_entries WHERE subject = 'product:%d'
            """
                .formatted(id));
  }

  private String sold() {
    return http.post(
            "/api/orders",
            "{\"customerEmail\": \"ada@example.com\", \"items\": [{\"productId\": %d, \"quantity\": 1}]}"
                .formatted(id))
        .text();
  }

  @Test
  void opensTheBooksOfANewProduct() throws Exception {
    assertThat(
            shop.database()
                .ask(
                    "SELECT reason, quantity FROM stock_movements WHERE product_id = %d"
                        .formatted(id)))
        .isEqualTo("opening|7");
    assertThat(audit())
        .isEqualTo(
            "administrator:admin product.created"
                + " {\"name\": \"Plain\", \"price\": 1.00, \"stockQuantity\": 7}");
  }

  @Test
  void replacesAllButTheStock() throws Exception {
    Answer changed = put(CHANGED);

    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.text())
        .contains("\"name\":\"Better\"", "\"price\":2.50,", "\"stockQuantity\":7");
    assertThat(http.get(path()).text()).isEqualTo(changed.text());
    assertThat(audit()).contains("product.changed", "\"priceBefore\": 1.00");
  }

  @Test
  void refusesTheStockAndNamesItsOwnCall() {
    Answer answer = put("{\"name\": \"a\", \"price\": 1, \"stockQuantity\": 7}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text())
        .contains("\"field\":\"stockQuantity\"", "POST /api/products/" + id + "/stock");
  }

  @Test
  void changesOnlyWhatItsEditorHasSeen() throws Exception {
    String tag = http.get(path()).header("ETag");

    assertThat(put(CHANGED, "If-Match", tag).status()).isEqualTo(200);
    Answer late = put("{\"name\": \"Late\", \"price\": 1}", "If-Match", tag);

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.json().get("type").stringValue()).isEqualTo("/problems/precondition-failed");
    assertThat(put("{\"name\": \"Any\", \"price\": 1}", "If-Match", "*").status()).isEqualTo(200);
    assertThat(audit()).doesNotContain("Late");
  }

  @Test
  void keepsTheRowOfWhatWasNeverSoldToo() throws Exception {
    assertThat(http.call("DELETE", path(), null, shop.admin()).status()).isEqualTo(204);

    assertThat(http.get(path()).status()).isEqualTo(404);
    assertThat(http.call("DELETE", path(), null, shop.admin()).status()).isEqualTo(404);
    assertThat(put(CHANGED).status()).isEqualTo(404);
    assertThat(shop.database().ask("SELECT name, stock_quantity FROM products WHERE id = " + id))
        .isEqualTo("Plain|7");
    assertThat(audit()).endsWith("product.removed {\"name\": \"Plain\"}");
  }

  @Test
  void archivesWhatWasSold() throws Exception {
    assertThat(sold()).contains("\"productId\":" + id);
    assertThat(http.get("/api/products").text()).contains("\"id\":%d,".formatted(id));

    assertThat(http.call("DELETE", path(), null, shop.admin()).status()).isEqualTo(204);

    assertThat(http.get(path()).status()).isEqualTo(404);
    assertThat(http.get("/api/products").text()).doesNotContain("\"id\":%d,".formatted(id));
    assertThat(http.get("/api/products?q=plain&limit=100").text())
        .doesNotContain("\"id\":%d,".formatted(id));
    assertThat(http.call("DELETE", path(), null, shop.admin()).status()).isEqualTo(404);
    assertThat(shop.database().ask("SELECT archived_at IS NOT NULL FROM products WHERE id = " + id))
        .isEqualTo("t");
    assertThat(audit()).contains("product.removed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE"})
  void keepsStrangersOut(String method) {
    String body = method.equals("PUT") ? CHANGED : null;

    assertThat(http.call(method, path(), body).status()).isEqualTo(401);
    assertThat(http.get(path()).text()).contains("\"name\":\"Plain\"");
  }
}
