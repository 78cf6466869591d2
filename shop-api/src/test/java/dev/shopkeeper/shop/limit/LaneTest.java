package dev.shopkeeper.shop.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /api/products, BROWSING",
    "HEAD, /api/products/1, BROWSING",
    "GET, /api/products/1/image, BROWSING",
    "PUT, /api/products/1, ADMIN",
    "POST, /api/products/1/stock, ADMIN",
    "POST, /api/orders, ORDERING",
    "POST, /api/orders/, ORDERING",
    "POST, /api/orders/7/cancel, ORDERING",
    "GET, /api/orders/7, ORDERING",
    "GET, /api/orders, ADMIN",
    "PATCH, /api/orders/7, ADMIN",
    "GET, /api/admin/summary, ADMIN",
    "POST, /api/session, ADMIN",
    "POST, /api/cart, ORDERING",
    "GET, /nothing, BROWSING"
  })
  void isKnownFromMethodAndPath(String method, String path, Lane lane) {
    assertThat(Lane.of(method, path)).isEqualTo(lane);
  }

  @Test
  void leavesTheOtherLanesFreeWhenItIsFull() {
    var load = new LoadLimit(new SimpleMeterRegistry());
    for (int request = 0; request < Lane.ORDERING.most(); request++) {
      assertThat(load.enter(Lane.ORDERING)).isTrue();
    }

    assertThat(load.enter(Lane.ORDERING)).isFalse();
    assertThat(load.enter(Lane.ADMIN)).isTrue();
    assertThat(load.enter(Lane.BROWSING)).isTrue();
    load.leave(Lane.ORDERING);
    assertThat(load.enter(Lane.ORDERING)).isTrue();
  }
}
