package dev.shopkeeper.shop;

import static dev.shopkeeper.shop.Buyer.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatusIT {

  private final RunningShop shop = RunningShop.shared();
  private final Http http = shop.http();
  private final Buyer buyer = new Buyer(http);
  private final Ledger ledger = new Ledger(shop.database());

  private Answer move(Answer order, String status) {
    return http.call(
        "PATCH", order.header("Location"), "{\"status\": \"%s\"}".formatted(status), shop.admin());
  }

  private Answer cancel(Answer order, String... headers) {
    return http.call("POST", order.header("Location") + "/cancel", null, headers);
  }

  private static String[] token(Answer order) {
    return new String[] {"Order-Token", order.json().get("token").stringValue()};
  }

  private static long id(Answer order) {
    return order.json().get("id").longValue();
  }

  private static void assertConflict(Answer answer, String current, String wanted) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/status-conflict");
    assertThat(answer.json().get("current").stringValue()).isEqualTo(current);
    assertThat(answer.json().get("wanted").stringValue()).isEqualTo(wanted);
  }

  @Test
  void goesForwardStepByStepAndTellsTheAuditTrail() throws Exception {
    Answer order = buyer.buy(line(shop.product("Pan", "4.00", 9), 2));

    Answer processing = move(order, "processing");
    Answer completed = move(order, "completed");

    assertThat(processing.status()).isEqualTo(200);
    assertThat(processing.header("Cache-Control")).isEqualTo("no-store");
    assertThat(processing.json().get("status").stringValue()).isEqualTo("processing");
    assertThat(completed.json().get("status").stringValue()).isEqualTo("completed");
    assertThat(completed.json().get("items")).isEqualTo(order.json().get("items"));
    assertThat(http.get(order.header("Location"), token(order)).json()).isEqualTo(completed.json());
    assertThat(ledger.actions(id(order)))
        .isEqualTo(
            "customer order.placed, administrator:admin order.processing,"
                + " administrator:admin order.completed");
  }

  @Test
  void neverGoesBackAndStaysWhereItIs() {
    Answer order = buyer.buy(line(shop.product("Pan", "4.00", 9), 2));

    assertConflict(move(order, "completed"), "pending", "completed");
    assertThat(move(order, "pending").status()).isEqualTo(200);
    move(order, "processing");
    assertConflict(move(order, "pending"), "processing", "pending");
    assertThat(move(order, "processing").status()).isEqualTo(200);
    move(order, "completed");
    assertConflict(move(order, "cancelled"), "completed", "cancelled");
  }

  @Test
  void sameStatusAgainLeavesNoTrace() throws Exception {
    Answer order = buyer.buy(line(shop.product("Pan", "4.00", 9), 2));

    move(order, "processing");
    move(order, "processing");

    assertThat(ledger.actions(id(order)))
        .isEqualTo("customer order.placed, administrator:admin order.processing");
  }

  @Test
  void givesStockBackOnceWhenTheCustomerCancels() throws Exception {
    long pan = shop.product("Pan", "4.00", 9);
    long lid = shop.product("Lid", "4.00", 9);
    Answer order = buyer.buy(line(pan, 2) + "," + line(lid, 3));

    Answer first = cancel(order, token(order));
    Answer again = cancel(order, token(order));

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().get("status").stringValue()).isEqualTo("cancelled");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(ledger.stock(pan)).isEqualTo(9);
    assertThat(ledger.stock(lid)).isEqualTo(9);
    ledger.assertBalanced(List.of(pan, lid));
    assertThat(ledger.actions(id(order)))
        .isEqualTo("customer order.placed, customer order.cancelled");
  }

  @Test
  void givesStockBackOnceHoweverManyCancelAtOnce() throws Exception {
    long pan = shop.product("Pan", "4.00", 100);
    for (int round = 0; round < 10; round++) {
      Answer order = buyer.buy(line(pan, 5));
      Callable<Integer> byCustomer = () -> cancel(order, token(order)).status();
      Callable<Integer> byShop = () -> move(order, "cancelled").status();
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        calls.add(byCustomer);
        calls.add(byShop);
      }
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(threads.invokeAll(calls).stream().map(Future::resultNow)).containsOnly(200);
      }
    }
    assertThat(ledger.stock(pan)).isEqualTo(100);
    ledger.assertBalanced(List.of(pan));
  }

  @Test
  void letsTheCustomerCancelOnlyUntilTheShopWorksOnIt() throws Exception {
    long pan = shop.product("Pan", "4.00", 9);
    Answer order = buyer.buy(line(pan, 2));
    move(order, "processing");

    assertConflict(cancel(order, token(order)), "processing", "cancelled");
    assertConflict(cancel(order, shop.admin()), "processing", "cancelled");
    assertThat(move(order, "cancelled").status()).isEqualTo(200);
    assertThat(cancel(order, token(order)).status()).isEqualTo(200);
    assertThat(ledger.stock(pan)).isEqualTo(9);
    ledger.assertBalanced(List.of(pan));
  }

  @Test
  void isNobodyElsesToCancelOrToMove() {
    Answer order = buyer.buy(line(shop.product("Pan", "4.00", 9), 2));
    Answer other = buyer.buy(line(shop.product("Pan", "4.00", 9), 2));

    assertThat(cancel(order).status()).isEqualTo(404);
    assertThat(cancel(order, token(other)).status()).isEqualTo(404);
    assertThat(cancel(order, shop.admin()).status()).isEqualTo(200);
    String body = "{\"status\": \"processing\"}";
    assertThat(http.call("PATCH", order.header("Location"), body, token(order)).status())
        .isEqualTo(401);
    assertThat(http.call("PATCH", "/api/orders/99999999", body, shop.admin()).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{}", "{\"status\": \"lost\"}", "{\"status\": null}", "{\"status\": \"PENDING\"}"})
  void refusesWhatIsNoStatus(String body) {
    Answer answer = http.call("PATCH", "/api/orders/1", body, shop.admin());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").stringValue()).isEqualTo("status");
  }
}
