package dev.shopkeeper.shop.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

  @Test
  void givesAClientItsBurstAndNoMore() {
    var limit = new RateLimit(1, 5, 0);

    for (int request = 0; request < 5; request++) {
      assertThat(limit.take(1)).isNull();
    }
    assertThat(limit.take(1)).isEqualTo(Reason.CLIENT_RATE);
    assertThat(limit.take(2)).isNull();
  }

  @Test
  void holdsAllClientsTogetherToTheGlobalLimit() {
    var limit = new RateLimit(0, 0, 1);

    for (int request = 0; request < 2; request++) {
      assertThat(limit.take(request)).isNull();
    }
    assertThat(limit.take(101)).isEqualTo(Reason.GLOBAL_RATE);
  }

  @Test
  void letsEverythingInWithoutLimits() {
    var limit = new RateLimit(0, 0, 0);

    for (int request = 0; request < 10_000; request++) {
      assertThat(limit.take(1)).isNull();
    }
  }

  @Test
  void remembersABoundedNumberOfClientsAndCostsMicroseconds() {
    var limit = new RateLimit(50, 100, 1_000_000);
    int requests = 500_000;

    long start = System.nanoTime();
    for (int client = 0; client < requests; client++) {
      limit.take(client % 150_000);
    }
    long nanos = (System.nanoTime() - start) / requests;

    System.out.printf("a check of the rate takes %d ns, new clients included%n", nanos);
    assertThat(nanos).isLessThan(50_000);
    assertThat(limit.remembered()).isLessThan(150_000);
  }
}
