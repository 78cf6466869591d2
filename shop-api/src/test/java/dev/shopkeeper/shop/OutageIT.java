package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutageIT {

  private static final String ORDER =
      "{\"customerEmail\": \"ada@example.com\", \"items\": [{\"productId\": 1, \"quantity\": 1}]}";

  private static final PostgresServer SERVER = PostgresServer.create();

  private TestDatabase migrated() throws Exception {
    TestDatabase database = TestDatabase.create(SERVER);
    ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
    return database;
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/unavailable");
    assertThat(answer.header("Retry-After")).isNotBlank();
  }

  private static void awaitReady(RunningShop shop) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> shop.management().get("/readyz").status() == 200);
  }

  @Test
  void answers503WhileTheDatabaseIsGoneAndRecoversByItself() throws Exception {
    try (RunningShop shop = RunningShop.start(migrated())) {
      awaitReady(shop);
      long placed = shop.http().post("/api/orders", ORDER).json().get("id").longValue();

      SERVER.kill();

      await().until(() -> shop.http().get("/api/health").status() == 503);
      assertThat(shop.management().get("/livez").status()).isEqualTo(200);
      assertThat(shop.management().get("/readyz").status()).isEqualTo(200);
      Answer health = shop.http().get("/api/health");
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.text())
          .isEqualTo("{\"status\":\"down\",\"components\":{\"database\":\"down\"}}");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertUnavailable(shop.http().post("/api/orders", ORDER)));
      long start = System.nanoTime();
      assertUnavailable(shop.http().get("/api/products?limit=7"));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));

      SERVER.start();

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> shop.http().get("/api/health").status() == 200);
      assertThat(shop.http().get("/api/products").status()).isEqualTo(200);
      assertThat(shop.http().get("/api/orders/" + placed, shop.admin()).status()).isEqualTo(200);
    }
  }

  @Test
  void startsWhileTheDatabaseIsAway() throws Exception {
    TestDatabase database = migrated();
    SERVER.kill();
    try (RunningShop shop = RunningShop.start(database)) {
      assertThat(shop.management().get("/livez").status()).isEqualTo(200);
      assertThat(shop.management().get("/readyz").status()).isEqualTo(503);
      assertUnavailable(shop.http().get("/api/products/1"));

      SERVER.start();

      awaitReady(shop);
      assertThat(shop.http().get("/api/products/1").status()).isEqualTo(200);
    }
  }

  @Test
  void saysThatTheOutcomeIsUnknownWhenTheConnectionBreaksUnderAnOrder() throws Exception {
    TestDatabase database = migrated();
    try (RunningShop shop = RunningShop.start(database)) {
      awaitReady(shop);
      try (Connection _ = database.holdProduct(1)) {
        CompletableFuture<Answer> order =
            CompletableFuture.supplyAsync(() -> shop.http().post("/api/orders", ORDER));
        database.breakConnectionThatWaits();

        Answer answer = order.join();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/outcome-unknown");
        assertThat(answer.header("Retry-After")).isEmpty();
      }
      assertThat(database.ask("SELECT count(*) FROM orders")).isEqualTo("0");
    }
  }
}
