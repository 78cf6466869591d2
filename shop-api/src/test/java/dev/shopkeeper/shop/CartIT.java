package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CartIT {

  private final RunningShop shop = RunningShop.shared();
  private final Http http = shop.http();

  private Answer add(long product, int quantity, String... headers) {
    return http.post(
        "/api/cart", "{\"productId\": %d, \"quantity\": %d}".formatted(product, quantity), headers);
  }

  private static String[] token(Answer cart) {
    return new String[] {"Cart-Token", cart.json().get("token").stringValue()};
  }

  @Test
  void startsACartAndFindsItAgainByItsToken() {
    Answer first = add(1, 2);
    Answer second = add(2, 1, token(first));

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Cache-Control")).isEqualTo("no-store");
    assertThat(second.status()).isEqualTo(200);
    assertThat(http.get("/api/cart", token(first)).json()).isEqualTo(second.json());
    assertThat(second.text()).contains("\"total\":158.80");
    assertThat(second.json().get("items").get(0).propertyNames())
        .containsExactly(
            "id", "productId", "name", "price", "quantity", "stockQuantity", "available");
  }

  @Test
  void addsUpOneProductAndTakesItOutAgain() {
    Answer cart = add(1, 2);
    Answer more = add(1, 3, token(cart));
    long item = more.json().get("items").get(0).get("id").longValue();

    assertThat(more.json().get("items").get(0).get("quantity").intValue()).isEqualTo(5);
    Answer left = http.call("DELETE", "/api/cart/items/" + item, null, token(cart));
    assertThat(left.status()).isEqualTo(200);
    assertThat(left.text()).contains("\"items\":[]", "\"total\":0.00");
    assertThat(http.call("DELETE", "/api/cart/items/" + item, null, token(cart)).status())
        .isEqualTo(404);
  }

  @Test
  void opensNoCartWithoutItsToken() {
    Answer mine = add(1, 1);
    Answer other = add(2, 1);
    long item = mine.json().get("items").get(0).get("id").longValue();

    assertThat(http.get("/api/cart").status()).isEqualTo(404);
    assertThat(http.get("/api/cart", "Cart-Token", "A".repeat(43)).status()).isEqualTo(404);
    assertThat(http.call("DELETE", "/api/cart/items/" + item, null, token(other)).status())
        .isEqualTo(404);
  }

  @Test
  void keepsOnlyAHashOfTheToken() throws Exception {
    Answer cart = add(1, 1);

    assertThat(shop.database().ask("SELECT encode(token_hash, 'escape') FROM carts"))
        .doesNotContain(cart.json().get("token").stringValue());
    assertThat(shop.database().ask("SELECT DISTINCT length(token_hash) FROM carts"))
        .isEqualTo("32");
  }

  @Test
  void startsAnewWhenTheCartIsThirtyDaysOldAndSweepsItAway() throws Exception {
    shop.database().sql("DELETE FROM carts");
    Answer old = add(1, 1);
    shop.database().sql("UPDATE carts SET touched_at = now() - interval '31 days'");

    assertThat(http.get("/api/cart", token(old)).status()).isEqualTo(404);
    Answer fresh = add(1, 1, token(old));
    assertThat(fresh.status()).isEqualTo(201);
    assertThat(token(fresh)).isNotEqualTo(token(old));
    assertThat(
            shop.database()
                .ask("SELECT count(*) FROM carts WHERE touched_at < now() - interval '30 days'"))
        .isEqualTo("0");
  }

  @Test
  void refusesMoreThanOneOrderCanHold() {
    Answer cart = add(1, 999);

    Answer answer = add(1, 1, token(cart));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").stringValue()).isEqualTo("quantity");
    assertThat(add(1, 0).status()).isEqualTo(422);
    assertThat(add(1, 1000).status()).isEqualTo(422);
  }

  @Test
  void refusesAProductThatIsNotThere() {
    Answer answer = add(987654, 1);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/unknown-product");
    assertThat(answer.json().get("productId").longValue()).isEqualTo(987654);
  }

  @Test
  void losesNoQuantityToAddsAtTheSameTime() throws Exception {
    Answer cart = add(1, 1);
    List<Callable<Answer>> adds =
        IntStream.range(0, 20)
            .<Callable<Answer>>mapToObj(_ -> () -> add(1, 1, token(cart)))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(adds);
    }

    assertThat(
            http.get("/api/cart", token(cart))
                .json()
                .get("items")
                .get(0)
                .get("quantity")
                .intValue())
        .isEqualTo(21);
  }

  private static long item(Answer cart) {
    return cart.json().get("items").get(0).get("id").longValue();
  }

  private Answer set(long item, String quantity, String... headers) {
    return http.call(
        "PUT", "/api/cart/items/" + item, "{\"quantity\": %s}".formatted(quantity), headers);
  }

  @Test
  void setsHowManyThereAreOfAnItem() {
    Answer cart = add(1, 2);

    Answer changed = set(item(cart), "7", token(cart));

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().get("items").get(0).get("quantity").intValue()).isEqualTo(7);
    assertThat(http.get("/api/cart", token(cart)).json()).isEqualTo(changed.json());
  }

  @Test
  void setsNoQuantityThatCannotBeBoughtNorInAnotherCart() {
    Answer cart = add(1, 2);
    Answer other = add(2, 1);

    assertThat(set(item(cart), "0", token(cart)).status()).isEqualTo(422);
    assertThat(set(item(cart), "1000", token(cart)).status()).isEqualTo(422);
    assertThat(set(item(cart), "1", token(other)).status()).isEqualTo(404);
    assertThat(set(item(cart), "1").status()).isEqualTo(404);
    assertThat(http.get("/api/cart", token(cart)).json()).isEqualTo(cart.json());
  }

  @Test
  void tellsWhichItemsCanBeBought() {
    long scarce = shop.product("Scarce", "5.00", 3);
    Answer cart = add(scarce, 3);
    assertThat(cart.text()).contains("\"stockQuantity\":3,\"available\":true", "\"total\":15.00");

    Answer more = set(item(cart), "4", token(cart));

    assertThat(more.text()).contains("\"stockQuantity\":3,\"available\":false", "\"total\":0.00");
  }

  @Test
  void keepsWhatIsNoLongerSoldInSightButLetsNobodyAddIt() throws Exception {
    long old = shop.product("Old", "5.00", 3);
    Answer cart = add(old, 1);
    shop.database().sql("UPDATE products SET archived_at = now() WHERE id = " + old);

    assertThat(http.get("/api/cart", token(cart)).text())
        .contains("\"name\":\"Old\"", "\"stockQuantity\":0,\"available\":false");
    assertThat(add(old, 1).status()).isEqualTo(422);
  }
}
