package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderIT {

  private final RunningShop shop = RunningShop.shared();
  private final Http http = shop.http();

  private Answer order(String items, String... headers) {
    return http.post(
        "/api/orders",
        "{\"customerEmail\": \"ada@example.com\", \"items\": [%s]}".formatted(items),
        headers);
  }

  private static String line(long product, int quantity) {
    return "{\"productId\": %d, \"quantity\": %d}".formatted(product, quantity);
  }

  @Test
  void placesAnOrderAtTheDatabasesPricesAndTakesItsStock() {
    long board = shop.product("Board", "12.50", 10);
    long knife = shop.product("Knife", "80.05", 10);

    Answer answer = order(line(knife, 1) + "," + line(board, 2) + "," + line(knife, 1));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.json().propertyNames())
        .containsExactly(
            "id", "customerEmail", "totalAmount", "status", "createdAt", "items", "token");
    assertThat(answer.text())
        .contains("\"totalAmount\":185.10,", "\"status\":\"pending\"", "\"price\":12.50");
    assertThat(answer.json().get("items").size()).isEqualTo(2);
    assertThat(answer.json().get("items").get(0).propertyNames())
        .containsExactly("id", "orderId", "productId", "productName", "quantity", "price");
    assertThat(shop.stock(board)).isEqualTo(8);
    assertThat(shop.stock(knife)).isEqualTo(8);
  }

  @Test
  void showsAnOrderToItsTokenAndTheAdministratorAlone() {
    Answer placed = order(line(shop.product("Cup", "4.00", 5), 1));
    Answer other = order(line(shop.product("Mug", "5.00", 5), 1));
    String path = placed.header("Location");
    String token = placed.json().get("token").stringValue();

    Answer found = http.get(path, "Order-Token", token);
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json().has("token")).isFalse();
    assertThat(found.json().get("items")).isEqualTo(placed.json().get("items"));
    assertThat(found.json().get("createdAt")).isEqualTo(placed.json().get("createdAt"));
    assertThat(found.header("Cache-Control")).isEqualTo("no-store");
    assertThat(http.get(path, shop.admin()).status()).isEqualTo(200);
    assertThat(http.get(path).status()).isEqualTo(404);
    assertThat(http.get(path, "Order-Token", other.json().get("token").stringValue()).status())
        .isEqualTo(404);
    assertThat(http.get("/api/orders/99999999", shop.admin()).status()).isEqualTo(404);
    assertThat(http.get(path).json().get("detail"))
        .isEqualTo(http.get(path, "Order-Token", "x").json().get("detail"));
  }

  @Test
  void refusesTheWholeOrderWhenOneProductIsShortAndNamesIt() throws Exception {
    long plenty = shop.product("Plenty", "1.00", 100);
    long scarce = shop.product("Scarce", "1.00", 2);
    String before = shop.database().ask("SELECT count(*) FROM orders");

    Answer answer = order(line(plenty, 5) + "," + line(scarce, 3));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/out-of-stock");
    assertThat(answer.json().get("detail").stringValue()).isEqualTo("Only 2 of “Scarce” left.");
    assertThat(answer.json().get("productId").longValue()).isEqualTo(scarce);
    assertThat(answer.json().get("available").intValue()).isEqualTo(2);
    assertThat(shop.stock(plenty)).isEqualTo(100);
    assertThat(shop.stock(scarce)).isEqualTo(2);
    assertThat(shop.database().ask("SELECT count(*) FROM orders")).isEqualTo(before);
  }

  @Test
  void addsUpLinesOfOneProductBeforeItLooksAtTheStock() {
    long pan = shop.product("Pan", "1.00", 3);

    assertThat(order(line(pan, 2) + "," + line(pan, 2)).status()).isEqualTo(409);
    assertThat(shop.stock(pan)).isEqualTo(3);
  }

  @Test
  void refusesAnUnknownProductByName() {
    long known = shop.product("Known", "1.00", 3);

    Answer answer = order(line(known, 1) + "," + line(777777, 1));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/unknown-product");
    assertThat(answer.json().get("productId").longValue()).isEqualTo(777777);
    assertThat(shop.stock(known)).isEqualTo(3);
  }

  @Test
  void refusesAnOrderWorthMoreThanItsColumnHolds() {
    long palace = shop.product("Palace", "99999999.99", 5);

    assertThat(order(line(palace, 1)).status()).isEqualTo(201);
    Answer answer = order(line(palace, 2));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").stringValue()).isEqualTo("items");
    assertThat(shop.stock(palace)).isEqualTo(4);
  }

  @Test
  void takesNoPriceFromTheCustomer() {
    long bowl = shop.product("Bowl", "10.00", 5);

    Answer answer = order("{\"productId\": %d, \"quantity\": 1, \"price\": 0.01}".formatted(bowl));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").stringValue())
        .isEqualTo("items[0].price");
  }

  @ParameterizedTest
  @MethodSource
  void namesTheInvalidField(String field, String body) {
    Answer answer = http.post("/api/orders", body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").stringValue()).isEqualTo(field);
  }

  static Stream<Arguments> namesTheInvalidField() {
    String tooMany =
        LongStream.rangeClosed(1, 51).mapToObj(id -> line(id, 1)).collect(Collectors.joining(","));
    return Stream.of(
        arguments("customerEmail", "{'items': [{'productId': 1, 'quantity': 1}]}"),
        arguments(
            "customerEmail",
            "{'customerEmail': 'ada', 'items': [{'productId': 1, 'quantity': 1}]}"),
        arguments(
            "customerEmail",
            "{'customerEmail': 'a@b.c\\u0000', 'items': [{'productId': 1, 'quantity': 1}]}"),
        arguments(
            "customerEmail",
            "{'customerEmail': 'a@b.c\\r\\nBcc: x@y.z', 'items': [{'productId': 1, 'quantity': 1}]}"),
        arguments("items", "{'customerEmail': 'a@b.de'}"),
        arguments("items", "{'customerEmail': 'a@b.de', 'items': []}"),
        arguments("items", "{'customerEmail': 'a@b.de', 'items': [%s]}".formatted(tooMany)),
        arguments("items", "{'customerEmail': 'a@b.de', 'items': 'all'}"),
        arguments(
            "items[0].quantity",
            "{'customerEmail': 'a@b.de', 'items': [{'productId': 1, 'quantity': 0}]}"),
        arguments(
            "items[0].quantity",
            "{'customerEmail': 'a@b.de', 'items': [{'productId': 1, 'quantity': 1000}]}"),
        arguments(
            "items[0].quantity",
            "{'customerEmail': 'a@b.de', 'items': [{'productId': 1, 'quantity': 1.5}]}"),
        arguments(
            "items[0].quantity",
            "{'customerEmail': 'a@b.de', 'items': [{'productId': 1, 'quantity': '1'}]}"),
        arguments(
            "items[0].quantity",
            "{'customerEmail': 'a@b.de', 'items': [{'productId': 1, 'quantity': 99999999999}]}"),
        arguments("items[0].productId", "{'customerEmail': 'a@b.de', 'items': [{'quantity': 1}]}"),
        arguments("status", "{'customerEmail': 'a@b.de', 'status': 'completed'}"));
  }

  @Test
  void buysTheCartOnceAndLeavesItEmpty() {
    long tea = shop.product("Tea", "3.00", 9);
    Answer cart = http.post("/api/cart", line(tea, 4));
    String[] token = {"Cart-Token", cart.json().get("token").stringValue()};

    Answer placed = http.post("/api/orders", "{\"customerEmail\": \"ada@example.com\"}", token);
    Answer again = http.post("/api/orders", "{\"customerEmail\": \"ada@example.com\"}", token);

    assertThat(placed.status()).isEqualTo(201);
    assertThat(placed.text()).contains("\"totalAmount\":12.00");
    assertThat(again.status()).isEqualTo(422);
    assertThat(http.get("/api/cart", token).text()).contains("\"items\":[]");
    assertThat(shop.stock(tea)).isEqualTo(5);
  }

  @Test
  void leavesTheCartAsItWasWhenItCannotBeBought() {
    long rare = shop.product("Rare", "3.00", 1);
    Answer cart = http.post("/api/cart", line(rare, 2));
    String[] token = {"Cart-Token", cart.json().get("token").stringValue()};

    assertThat(http.post("/api/orders", "{\"customerEmail\": \"ada@example.com\"}", token).status())
        .isEqualTo(409);
    assertThat(http.get("/api/cart", token).json().get("items"))
        .isEqualTo(cart.json().get("items"));
  }

  @Test
  void countsWhatWasPlacedAndWhatWasRefused() {
    long one = shop.product("One", "1.00", 1);
    order(line(one, 1));
    order(line(one, 1));

    assertThat(shop.management().get("/metrics").text())
        .containsPattern("shop_orders_placed_total [1-9]")
        .containsPattern("shop_orders_refused_total\\{problem=\"out-of-stock\"\\} [1-9]");
  }
}
