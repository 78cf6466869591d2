package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.Load;
import dev.shopkeeper.shop.testing.Load.Call;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The database goes away while customers browse and order, and comes back.
@SuppressWarnings("NullAway.Init") // made before each test
class OutageUnderLoadIT {

  private static final Duration OUTAGE =
      Duration.ofSeconds(Integer.getInteger("outage.seconds", 5));
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final AtomicInteger asked = new AtomicInteger();

  private PostgresServer server;
  private RunningShop shop;
  private Load load;

  @BeforeEach
  void start() throws Exception {
    server = PostgresServer.create();
    TestDatabase database = TestDatabase.create(server);
    ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
    shop = RunningShop.start(database);
    await().until(() -> shop.management().get("/readyz").status() == 200);
    long product = shop.product("Much of it", "1.00", 1_000_000);
    var buyer = new Buyer(shop.http());
    load =
        new Load()
            .add(8, PAUSE, () -> shop.http().get(neverAskedBefore()))
            .add(8, PAUSE, () -> buyer.buy(Buyer.line(product, 1)));
    assertThat(shop.http().get("/api/products").status()).isEqualTo(200);
    Thread.sleep(1_000);
  }

  /// A listing that no process can have kept.
  private String neverAskedBefore() {
    return "/api/products?minPrice=" + asked.incrementAndGet();
  }

  @AfterEach
  void stop() throws Exception {
    load.close();
    shop.close();
    server.kill();
  }

  private static void report(String what, List<Call> during, Instant back, Instant first) {
    System.out.printf(
        "%s: %d calls, longest %d ms, p99 %d ms, first success %d ms after the return%n",
        what,
        during.size(),
        Load.longest(during).toMillis(),
        Load.p99(during).toMillis(),
        Duration.between(back, first).toMillis());
  }

  private Instant firstSuccessAfter(Instant back) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !load.calls(call -> succeededAfter(call, back)).isEmpty());
    return load.calls(call -> succeededAfter(call, back)).getFirst().ended();
  }

  private static boolean succeededAfter(Call call, Instant back) {
    return call.began().isAfter(back) && call.status() < 300 && call.status() > 0;
  }

  @Test
  void answersEveryCallWithinASecondWhileTheDatabaseIsStoppedAndServesAtOnceWhenItIsBack()
      throws Exception {
    server.kill();
    Instant gone = Instant.now();
    Thread.sleep(OUTAGE);
    List<Call> during = load.calls(call -> call.began().isAfter(gone));
    Answer kept = shop.http().get("/api/products");
    server.start();
    Instant back = Instant.now();
    Instant first = firstSuccessAfter(back);

    report("killed", during, back, first);
    assertThat(during).hasSizeGreaterThan(100).allMatch(call -> call.status() == 503);
    assertThat(Load.longest(during)).isLessThan(Duration.ofSeconds(1));
    assertThat(Duration.between(back, first)).isLessThan(Duration.ofSeconds(2));
    assertThat(kept.status()).isEqualTo(200);
    assertThat(Integer.parseInt(kept.header("Age"))).isBetween(1, 60);
    await().until(() -> shop.http().get("/api/health").status() == 200);
  }

  @Test
  void refusesWithinTenMillisecondsOnceTheBreakerIsOpen() throws Exception {
    server.kill();
    await()
        .until(() ->
            shop.management()
                .get("/metrics")
                .text()
                .contains("state{name=\"database\",state=\"forced_open\"} 1.0"));
    load.close();

    for (int warmUp = 0; warmUp < 200; warmUp++) {
      shop.http().get(neverAskedBefore());
    }
    try (Load refused = new Load()) {
      refused.add(1, Duration.ZERO, () -> shop.http().get(neverAskedBefore()));
      await().until(() -> refused.calls(_ -> true).size() >= 500);
      List<Call> calls = refused.calls(_ -> true);
      System.out.printf(
          "breaker open: median %d us, p99 %d us of %d%n",
          Load.quantile(calls, 0.5).toNanos() / 1_000,
          Load.p99(calls).toNanos() / 1_000,
          calls.size());
      assertThat(calls).allMatch(call -> call.status() == 503 && !call.retryAfter().isEmpty());
      assertThat(Load.quantile(calls, 0.5)).isLessThan(Duration.ofMillis(10));
    }
  }

  @Test
  void noticesADatabaseThatHangsAndServesWhenItGoesOn() throws Exception {
    server.suspend();
    Instant hung = Instant.now();
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> shop.http().get("/api/health").status() == 503);
    Instant noticed = Instant.now();
    Thread.sleep(OUTAGE);
    List<Call> during = load.calls(call -> call.began().isAfter(noticed.plusMillis(100)));
    List<Call> caught =
        load.calls(call -> call.began().isAfter(hung) && call.began().isBefore(noticed));
    server.resume();
    Instant back = Instant.now();
    Instant first = firstSuccessAfter(back);

    System.out.printf(
        "hung: noticed after %d ms, calls caught in it took up to %d ms%n",
        Duration.between(hung, noticed).toMillis(), Load.longest(caught).toMillis());
    report("hung", during, back, first);
    assertThat(during).hasSizeGreaterThan(100).allMatch(call -> call.status() == 503);
    assertThat(Load.longest(during)).isLessThan(Duration.ofSeconds(1));
    assertThat(Load.longest(caught)).isLessThan(Duration.ofSeconds(6));
    assertThat(Duration.between(back, first)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void repeatsReadsWhoseConnectionsWereBroken() throws Exception {
    load.close();
    try (Load reads = new Load()) {
      reads.add(4, Duration.ofMillis(20), () -> shop.http().get(neverAskedBefore()));
      for (int round = 0; round < 5; round++) {
        Thread.sleep(800);
        shop.database()
            .sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE usename = 'shop_api'");
      }
      List<Call> failed = reads.calls(call -> call.status() != 200);
      System.out.printf(
          "broken connections: %d reads, %d failed%n",
          reads.calls(_ -> true).size(), failed.size());
      assertThat(failed).as("failed reads").isEmpty();
    }
    assertThat(shop.management().get("/metrics").text())
        .containsPattern("shop_database_repeats_total [1-9]");
  }
}
