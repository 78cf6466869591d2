package dev.shopkeeper.shop;

import static dev.shopkeeper.shop.Buyer.key;
import static dev.shopkeeper.shop.Buyer.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a product was called when it was sold, told for ever.
class SoldNameIT {

  private final RunningShop shop = RunningShop.shared();
  private final Http http = shop.http();
  private final Buyer buyer = new Buyer(http);
  private final long pan = shop.product("Pan", "4.00", 9);

  private void rename(String name) {
    String body = "{\"name\": \"%s\", \"price\": 5}".formatted(name);
    assertThat(http.call("PUT", "/api/products/" + pan, body, shop.admin()).status())
        .isEqualTo(200);
  }

  private static String[] token(Answer order) {
    return new String[] {"Order-Token", order.json().get("token").stringValue()};
  }

  private static JsonNode items(Answer order) {
    assertThat(order.status()).as(order.text()).isIn(200, 201);
    return order.json().get("items");
  }

  private static String name(Answer order) {
    return items(order).get(0).get("productName").stringValue();
  }

  private JsonNode listed(long order) {
    for (JsonNode one : http.get("/api/orders", shop.admin()).json().get("orders")) {
      if (one.get("id").longValue() == order) {
        return one.get("items");
      }
    }
    throw new AssertionError("order %d is not listed".formatted(order));
  }

  @Test
  void saysItInEveryAnswerWhateverBecameOfTheProduct() {
    Answer order = buyer.buy(line(pan, 1));
    String path = order.header("Location");

    assertThat(name(order)).isEqualTo("Pan");
    rename("Wok");
    http.call("DELETE", "/api/products/" + pan, null, shop.admin());

    assertThat(items(http.get(path, token(order)))).isEqualTo(items(order));
    assertThat(listed(order.json().get("id").longValue())).isEqualTo(items(order));
    Answer moved = http.call("PATCH", path, "{\"status\": \"processing\"}", shop.admin());
    assertThat(items(moved)).isEqualTo(items(order));
  }

  @Test
  void saysItOfACancelledOrder() {
    Answer order = buyer.buy(line(pan, 1));
    rename("Wok");

    Answer cancelled = http.call("POST", order.header("Location") + "/cancel", null, token(order));

    assertThat(items(cancelled)).isEqualTo(items(order));
  }

  @Test
  void answersAKeyAgainWithTheSameBytes() {
    String key = key();
    String cart = buyer.cart(pan, 2);
    Answer order = buyer.buyCart(key, cart);
    rename("Wok");

    assertThat(name(order)).isEqualTo("Pan");
    assertThat(buyer.buyCart(key, cart).text()).isEqualTo(order.text());
    assertThat(name(buyer.buy(line(pan, 1)))).isEqualTo("Wok");
  }

  @Test
  void callsWhatAnOlderVersionSoldByItsPresentName() throws Exception {
    Answer order = buyer.buy(line(pan, 1));
    shop.database()
        .sql(
            "UPDATE order_items SET product_name = NULL WHERE order_id = "
                + order.json().get("id").longValue());
    rename("Wok");

    assertThat(name(http.get(order.header("Location"), token(order)))).isEqualTo("Wok");
    assertThat(listed(order.json().get("id").longValue()).get(0).get("productName").stringValue())
        .isEqualTo("Wok");
  }
}
