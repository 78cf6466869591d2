package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.Load;
import dev.shopkeeper.shop.testing.Load.Call;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A client that asks too much, and customers who must not notice.
class LimitIT {

  private static final int PER_SECOND = 20;
  private static final String CUSTOMER = "203.0.113.1";
  private static final String FLOODER = "198.51.100.7";

  private final RunningShop shop =
      RunningShop.start(
          RunningShop.shared().database(),
          Map.of("RATE_LIMIT_CLIENT_PER_SECOND", String.valueOf(PER_SECOND)));
  private final Http http = shop.http();

  @AfterEach
  void stop() {
    shop.close();
  }

  private Answer list(String client) {
    return http.get("/api/products/1", "X-Forwarded-For", client);
  }

  @Test
  void answersAFloodWith429AndLeavesCustomersAlone() throws Exception {
    AtomicInteger forged = new AtomicInteger();
    try (Load customers = new Load();
        Load flood = new Load()) {
      customers.add(1, Duration.ofMillis(100), () -> list(CUSTOMER));
      Thread.sleep(4_000);
      List<Call> normal = customers.calls(_ -> true);
      // Whatever the flooder writes before it, the last hop is where he is.
      flood.add(
          4,
          Duration.ofMillis(4_000 / (10 * PER_SECOND)),
          () -> list("192.0.2." + forged.incrementAndGet() % 250 + ", " + FLOODER));
      Thread.sleep(6_000);
      List<Call> flooded = flood.calls(_ -> true);
      List<Call> meanwhile =
          customers.calls(call -> call.began().isAfter(flooded.getFirst().began()));

      List<Call> refused = flood.calls(call -> call.status() != 200);
      System.out.printf(
          "flood: %d calls, %d let in, a refusal takes %d us; customers' p99 %d ms, before %d ms%n",
          flooded.size(),
          flooded.size() - refused.size(),
          Load.quantile(refused, 0.5).toNanos() / 1_000,
          Load.p99(meanwhile).toMillis(),
          Load.p99(normal).toMillis());
      assertThat(refused)
          .isNotEmpty()
          .allMatch(call -> call.status() == 429 && call.type().equals("/problems/rate-limited"))
          .allMatch(call -> Integer.parseInt(call.retryAfter()) >= 1);
      assertThat(flooded.size() - refused.size()).isLessThanOrEqualTo(PER_SECOND * 12);
      assertThat(meanwhile).hasSizeGreaterThan(5).allMatch(call -> call.status() == 200);
      assertThat(Load.quantile(meanwhile, 0.9))
          .isLessThan(Load.quantile(normal, 0.9).multipliedBy(2).plusMillis(50));
    }
    assertThat(shop.management().get("/metrics").text())
        .containsPattern("shop_requests_refused_total\\{reason=\"client-rate\"} [1-9]")
        .contains("shop_rate_limit_clients 2.0");
  }

  @Test
  void refusesWithAProblemThatCarriesTheRequestId() {
    Answer answer = list(FLOODER);
    while (answer.status() == 200) {
      answer = list(FLOODER);
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("requestId").stringValue())
        .isEqualTo(answer.header("X-Request-Id"));
    assertThat(http.get("/api/health", "X-Forwarded-For", FLOODER).status()).isEqualTo(200);
    assertThat(http.get("/metrics", "X-Forwarded-For", FLOODER).status()).isEqualTo(200);
  }

  @Test
  void shedsOrdersThatWouldWaitTooLongAndStillServesVisitors() throws Exception {
    RunningShop open = RunningShop.shared();
    long item = open.product("Wanted", "1.00", 1_000);
    String order =
        "{\"customerEmail\": \"a@b.de\", \"items\": [{\"productId\": %d, \"quantity\": 1}]}"
            .formatted(item);
    try (Connection _ = open.database().holdProduct(item);
        Load orders = new Load()) {
      orders.add(300, Duration.ofSeconds(5), () -> open.http().post("/api/orders", order));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> orders.calls(LimitIT::isShed).size() > 100);
      Call browsing = Load.once(() -> open.http().get("/api/products/1"));

      List<Call> shed = orders.calls(call -> call.type().equals("/problems/overloaded"));
      System.out.printf(
          "overload: %d shed, within %d ms%n", shed.size(), Load.longest(shed).toMillis());
      assertThat(shed).allMatch(call -> !call.retryAfter().isEmpty());
      assertThat(browsing.status()).isEqualTo(200);
      assertThat(Load.once(() -> open.http().get("/api/health")).status()).isEqualTo(200);
    }
  }

  private static boolean isShed(Call call) {
    return call.type().equals("/problems/overloaded");
  }
}
