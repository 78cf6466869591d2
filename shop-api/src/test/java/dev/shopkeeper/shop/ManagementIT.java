package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http.Answer;
import org.junit.jupiter.api.Test;

class ManagementIT {

  private final RunningShop shop = RunningShop.shared();

  @Test
  void answersProbesOnAPortOfItsOwn() {
    assertThat(shop.management().get("/livez").status()).isEqualTo(200);
    assertThat(shop.management().get("/readyz").status()).isEqualTo(200);
    assertThat(shop.management().get("/api/products").status()).isEqualTo(404);
    assertThat(shop.http().get("/livez").status()).isEqualTo(404);
    assertThat(shop.http().get("/readyz").status()).isEqualTo(404);
  }

  @Test
  void isHealthyWithItsDatabase() {
    Answer health = shop.http().get("/api/health");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text()).isEqualTo("{\"status\":\"up\",\"components\":{\"database\":\"up\"}}");
  }

  @Test
  void showsTheSameFiguresOnBothPorts() {
    shop.http().get("/api/products/1");

    for (Answer answer :
        new Answer[] {shop.http().get("/metrics"), shop.management().get("/metrics")}) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).startsWith("text/plain");
      assertThat(answer.text())
          .contains(
              "http_server_requests_seconds_bucket{",
              "uri=\"/api/products/{id}\"",
              "hikaricp_connections_active{pool=\"ordering\"}",
              "jvm_memory_used_bytes",
              "shop_orders_placed_total");
    }
  }
}
