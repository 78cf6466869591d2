package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptAnswersOutageIT {

  private static final List<String> READ =
      List.of("/api/products", "/api/products?limit=5&sort=name", "/api/products/1");

  private static RunningShop openOn(PostgresServer server) throws Exception {
    TestDatabase database = TestDatabase.create(server);
    ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
    return RunningShop.start(database);
  }

  private static Duration timeOf(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void tellsTheLastKnownWithItsAgeWhileTheDatabaseIsAway() throws Exception {
    PostgresServer server = PostgresServer.create();
    try (RunningShop shop = openOn(server)) {
      Http http = shop.http();
      List<String> before = READ.stream().map(path -> http.get(path).text()).toList();

      server.kill();
      Thread.sleep(2_100);

      for (int i = 0; i < READ.size(); i++) {
        String path = READ.get(i);
        String known = before.get(i);
        assertThat(timeOf(() -> assertLastKnown(http.get(path), known)))
            .isLessThan(Duration.ofSeconds(1));
      }
      assertThat(http.get("/api/products/2").status()).isEqualTo(503);
      assertThat(http.get("/api/products?limit=6").status()).isEqualTo(503);

      server.start();

      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> http.get("/api/products/1").header("Age").isEmpty());
      assertThat(http.get("/api/products/1").text()).isEqualTo(before.getLast());
    }
  }

  /// By what it reads before it is ready: a replica may be new when the database goes away.
  @Test
  void tellsWhatCustomersSeeFirstThoughNobodyAskedForIt() throws Exception {
    PostgresServer server = PostgresServer.create();
    try (RunningShop shop = openOn(server)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> shop.management().get("/readyz").status() == 200);

      server.kill();

      for (String path : List.of("/api/products", "/api/products?sort=newest&limit=24")) {
        Answer answer = shop.http().get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().size()).isPositive();
      }
    }
  }

  private static void assertLastKnown(Answer answer, String text) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(text);
    assertThat(Integer.parseInt(answer.header("Age"))).isBetween(2, 30);
  }
}
