package dev.shopkeeper.shop;

import static dev.shopkeeper.shop.Buyer.key;
import static dev.shopkeeper.shop.Buyer.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http.Answer;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyIT {

  private final RunningShop shop = RunningShop.shared();
  private final Buyer buyer = new Buyer(shop.http());
  private final Ledger ledger = new Ledger(shop.database());

  private static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/" + type);
  }

  private static void assertReplay(Answer again, Answer first) {
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void answersTheSameAgainForTheSameKeyAndTakesNothingTwice() throws Exception {
    long pan = shop.product("Pan", "10.00", 10);
    long lid = shop.product("Lid", "5.00", 10);
    String key = key();

    Answer first = buyer.buyOnce(key, line(pan, 2) + "," + line(lid, 3));
    Answer again = buyer.buyOnce(key, line(lid, 1) + "," + line(pan, 2) + "," + line(lid, 2));

    assertThat(first.status()).isEqualTo(201);
    assertReplay(again, first);
    assertThat(ledger.stock(pan)).isEqualTo(8);
    ledger.assertBalanced(List.of(pan, lid));
    assertThat(ledger.actions(first.json().get("id").longValue()))
        .isEqualTo("customer order.placed");
  }

  @Test
  void answersTheOrderAsItWasPlacedWhateverBecameOfIt() {
    long cup = shop.product("Cup", "10.00", 1);
    String key = key();
    Answer first = buyer.buyOnce(key, line(cup, 1));
    shop.http()
        .call("PATCH", first.header("Location"), "{\"status\": \"processing\"}", shop.admin());

    assertThat(shop.stock(cup)).isZero();
    assertReplay(buyer.buyOnce(key, line(cup, 1)), first);
  }

  @Test
  void refusesTheKeyOfAnotherOrder() {
    long cup = shop.product("Cup", "10.00", 10);
    String key = key();
    buyer.buyOnce(key, line(cup, 1));

    assertProblem(buyer.buyOnce(key, line(cup, 2)), 422, "idempotency-key-reused");
    assertProblem(buyer.buyCart(key, buyer.cart(cup, 1)), 422, "idempotency-key-reused");
    assertThat(shop.stock(cup)).isEqualTo(9);
  }

  @Test
  void letsARefusedOrderTryAgainWithItsKey() {
    long cup = shop.product("Cup", "10.00", 1);
    String key = key();

    assertProblem(buyer.buyOnce(key, line(cup, 2)), 409, "out-of-stock");
    assertProblem(buyer.buyOnce(key, line(999_999_999, 2)), 422, "unknown-product");
    assertThat(buyer.buyOnce(key, line(cup, 1)).status()).isEqualTo(201);
  }

  @Test
  void buysACartOnceAndAnswersForItWhenItIsEmpty() throws Exception {
    long cup = shop.product("Cup", "10.00", 10);
    String cart = buyer.cart(cup, 3);
    String key = key();

    Answer first = buyer.buyCart(key, cart);

    assertThat(first.status()).isEqualTo(201);
    assertReplay(buyer.buyCart(key, cart), first);
    assertProblem(buyer.buyCart(key(), cart), 422, "invalid-fields");
    assertThat(shop.http().get("/api/cart", "Cart-Token", cart).text()).contains("\"items\":[]");
    assertThat(ledger.stock(cup)).isEqualTo(7);
    ledger.assertBalanced(List.of(cup));
  }

  @Test
  void keepsTheCartOfARefusedOrder() {
    long cup = shop.product("Cup", "10.00", 2);
    String cart = buyer.cart(cup, 3);

    assertProblem(buyer.buyCart(key(), cart), 409, "out-of-stock");
    assertThat(shop.http().get("/api/cart", "Cart-Token", cart).text()).contains("\"quantity\":3");
  }

  @Test
  void doesNotWaitForTheSameRequestButAsksToComeBack() throws Exception {
    long cup = shop.product("Cup", "10.00", 10);
    String key = key();
    CompletableFuture<Answer> first;
    try (Connection _ = shop.database().holdProduct(cup)) {
      first = CompletableFuture.supplyAsync(() -> buyer.buyOnce(key, line(cup, 1)));
      shop.database().awaitWaiting();

      Answer meanwhile = buyer.buyOnce(key, line(cup, 1));

      assertProblem(meanwhile, 409, "request-in-progress");
      assertThat(meanwhile.header("Retry-After")).isEqualTo("1");
    }
    assertReplay(buyer.buyOnce(key, line(cup, 1)), first.join());
  }

  @Test
  void triesAKeyedOrderAgainWhenItsConnectionBreaks() throws Exception {
    long cup = shop.product("Cup", "10.00", 10);
    CompletableFuture<Answer> order;
    try (Connection _ = shop.database().holdProduct(cup)) {
      order = CompletableFuture.supplyAsync(() -> buyer.buyOnce(key(), line(cup, 1)));
      shop.database().breakConnectionThatWaits();
      shop.database().awaitWaiting();
    }
    assertThat(order.join().status()).isEqualTo(201);
    assertThat(ledger.stock(cup)).isEqualTo(9);
    ledger.assertBalanced(List.of(cup));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\tb"})
  void refusesAMalformedKeyByItsHeadersName(String key) {
    Answer answer = buyer.buyOnce(key, line(1, 1));

    assertProblem(answer, 400, "malformed-request");
    assertThat(answer.json().get("header").stringValue()).isEqualTo("Idempotency-Key");
    assertProblem(buyer.buyOnce("k".repeat(256), line(1, 1)), 400, "malformed-request");
  }

  @Test
  void wantsAKeyWhereTheShopRequiresOne() {
    long cup = shop.product("Cup", "10.00", 10);
    try (RunningShop strict =
        RunningShop.start(shop.database(), Map.of("REQUIRE_IDEMPOTENCY_KEY", "true"))) {
      Buyer there = new Buyer(strict.http());

      assertProblem(there.buy(line(cup, 1)), 400, "idempotency-key-required");
      assertThat(there.buyOnce(key(), line(cup, 1)).status()).isEqualTo(201);
      assertThat(buyer.buy(line(cup, 1)).status()).isEqualTo(201);
    }
  }

  @Test
  void countsWhatBecameOfOrders() {
    long cup = shop.product("Cup", "10.00", 1);
    String key = key();
    buyer.buyOnce(key, line(cup, 1));
    buyer.buyOnce(key, line(cup, 1));
    buyer.buy(line(cup, 1));

    assertThat(shop.management().get("/metrics").text())
        .containsPattern("shop_orders_placed_total [1-9]")
        .containsPattern("shop_orders_replayed_total [1-9]")
        .containsPattern("shop_orders_refused_total\\{problem=\"out-of-stock\"} [1-9]")
        .contains("shop_orders_cancelled_total ");
  }
}
