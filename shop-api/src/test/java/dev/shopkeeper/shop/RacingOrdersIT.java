package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two replicas of the API on one database, and buyers who want the same things at once.
class RacingOrdersIT {

  private static final int ROUNDS = 100;

  private static final int KEYS = 40;
  private static final int SENDERS = 8;

  private final RunningShop shop = RunningShop.shared();
  private final Ledger ledger = new Ledger(shop.database());

  private static int order(Http http, String items) {
    return http.post(
            "/api/orders",
            "{\"customerEmail\": \"ada@example.com\", \"items\": [%s]}".formatted(items))
        .status();
  }

  private static String line(long product, int quantity) {
    return "{\"productId\": %d, \"quantity\": %d}".formatted(product, quantity);
  }

  @Test
  void sellsTheLastItemToExactlyOneOfTwoBuyers() throws Exception {
    long last = shop.product("Last", "1.00", 0);
    try (RunningShop replica = RunningShop.start(shop.database());
        ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < ROUNDS; round++) {
        shop.http()
            .post("/api/products/%d/stock".formatted(last), "{\"quantity\": 1}", shop.admin());
        var start = new CyclicBarrier(2);
        Callable<Integer> here =
            () -> {
              start.await();
              return order(shop.http(), line(last, 1));
            };
        Callable<Integer> there =
            () -> {
              start.await();
              return order(replica.http(), line(last, 1));
            };

        List<Integer> answers = results(buyers.invokeAll(List.of(here, there)));

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        assertThat(shop.stock(last)).isZero();
      }
    }
    ledger.assertBalanced(List.of(last));
  }

  @Test
  void placesOneOrderForAKeyThatManySendToTwoReplicas() throws Exception {
    long tea = shop.product("Tea", "3.00", 1_000);
    long last = shop.product("Last", "3.00", KEYS);
    try (RunningShop replica = RunningShop.start(shop.database());
        ExecutorService buyers = Executors.newFixedThreadPool(SENDERS)) {
      List<Http> replicas = List.of(shop.http(), replica.http());
      for (int i = 0; i < KEYS; i++) {
        String key = Buyer.key();
        List<Callable<Answer>> sendings = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
          Buyer buyer = new Buyer(replicas.get(sender % 2));
          sendings.add(() -> untilAnswered(buyer, key, line(last, 1) + "," + line(tea, 2)));
        }

        List<Answer> answers = buyers.invokeAll(sendings).stream().map(Future::resultNow).toList();

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(answers)
            .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
            .hasSize(1);
      }
    }
    assertThat(ledger.stock(last)).isZero();
    assertThat(ledger.stock(tea)).isEqualTo(1_000 - 2 * KEYS);
    ledger.assertBalanced(List.of(tea, last));
  }

  /// As a client does that was told to come back.
  private static Answer untilAnswered(Buyer buyer, String key, String lines) throws Exception {
    Answer answer = buyer.buyOnce(key, lines);
    while (answer.text().contains("request-in-progress")) {
      Thread.sleep(5);
      answer = buyer.buyOnce(key, lines);
    }
    return answer;
  }

  @Test
  void losesAndOversellsNothingWhenManyBuyersShareFourProducts() throws Exception {
    List<Long> products =
        IntStream.range(0, 4).mapToObj(i -> shop.product("P" + i, "1.10", 150)).toList();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
    List<Callable<Integer>> orders = new ArrayList<>();
    for (int i = 0; i < 640; i++) {
      String items =
          IntStream.range(0, random.nextInt(1, 5))
              .mapToObj(_ -> line(products.get(random.nextInt(4)), random.nextInt(1, 4)))
              .collect(Collectors.joining(","));
      orders.add(() -> order(shop.http(), items));
    }
    try (ExecutorService buyers = Executors.newFixedThreadPool(32)) {
      assertThat(results(buyers.invokeAll(orders))).containsOnly(201, 409).contains(201, 409);
    }
    for (long product : products) {
      String sold =
          shop.database()
              .ask(
                  "SELECT coalesce(sum(quantity), 0) FROM order_items WHERE product_id = "
                      + product);
      assertThat(Integer.parseInt(sold) + shop.stock(product)).isEqualTo(150);
    }
    ledger.assertBalanced(products);
    assertThat(
            shop.database()
                .ask(
                    """
                    SELECT count(*) FROM orders o WHERE total_amount <>
                      (SELECT coalesce(sum(price * quantity), -1) FROM order_items i
                       WHERE i.order_id = o.id)
                    """))
        .isEqualTo("0");
  }

  @Test
  void buysACartOnceHoweverOftenTheButtonIsPressed() throws Exception {
    long tea = shop.product("Tea", "3.00", 100);
    for (int round = 0; round < 20; round++) {
      Answer cart = shop.http().post("/api/cart", line(tea, 1));
      String token = cart.json().get("token").stringValue();
      Callable<Integer> press =
          () ->
              shop.http()
                  .post("/api/orders", "{\"customerEmail\": \"a@b.de\"}", "Cart-Token", token)
                  .status();
      try (ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(results(buyers.invokeAll(List.of(press, press, press))))
            .containsExactlyInAnyOrder(201, 422, 422);
      }
    }
    assertThat(shop.stock(tea)).isEqualTo(80);
    ledger.assertBalanced(List.of(tea));
  }

  private static List<Integer> results(List<Future<Integer>> futures) {
    return futures.stream().map(Future::resultNow).toList();
  }
}
