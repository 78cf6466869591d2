package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Ten minutes of customers and of a flood beside them: `make soak-api`.
@Tag("long")
class ApiSoak {

  private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 10));
  private static final int CUSTOMERS = 8;
  private static final int FLOODERS = 4;

  private final AtomicLongArray statuses = new AtomicLongArray(600);
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean ended;

  private Thread caller(Runnable call) {
    return Thread.startVirtualThread(() -> {
      while (!ended) {
        try {
          call.run();
        } catch (RuntimeException e) {
          failures.incrementAndGet();
        }
      }
    });
  }

  private void count(int status) {
    statuses.incrementAndGet(status);
  }

  private static long heapMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_048_576;
  }

  @Test
  void growsInNothingWhileItIsFlooded() throws Exception {
    try (RunningShop shop =
        RunningShop.start(
            RunningShop.shared().database(), Map.of("RATE_LIMIT_CLIENT_PER_SECOND", "50"))) {
      Http http = shop.http();
      long product = RunningShop.shared().product("Much of it", "1.00", 1_000_000);
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CUSTOMERS; i++) {
        String address = "203.0.113." + i;
        callers.add(caller(() -> customer(http, product, address)));
      }
      var next = new AtomicLong();
      for (int i = 0; i < FLOODERS; i++) {
        callers.add(caller(() -> flooder(http, next.incrementAndGet())));
      }
      List<Long> heaps = watch();
      ended = true;
      for (Thread caller : callers) {
        caller.join();
      }
      report(heaps);
    }
  }

  private void customer(Http http, long product, String address) {
    count(http.get("/api/products/" + product, "X-Forwarded-For", address).status());
    count(new Buyer(http).buy(Buyer.line(product, 1), "X-Forwarded-For", address).status());
    pause(60);
  }

  /// Mostly one address, and now and then a new one.
  private void flooder(Http http, long call) {
    String address =
        call % 10 == 0
            ? "2001:db8:%x:%x::1".formatted(call >> 16 & 0xFFFF, call & 0xFFFF)
            : "198.51.100.7";
    count(http.get("/api/products/1", "X-Forwarded-For", address).status());
    pause(4);
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Long> watch() {
    List<Long> heaps = new ArrayList<>();
    Instant end = Instant.now().plus(LENGTH);
    while (Instant.now().isBefore(end)) {
      pause(LENGTH.toMillis() / 20);
      heaps.add(heapMegabytes());
      System.out.printf("heap after collection: %d MB%n", heaps.getLast());
    }
    return heaps;
  }

  private void report(List<Long> heaps) {
    for (int status = 0; status < statuses.length(); status++) {
      if (statuses.get(status) > 0) {
        System.out.printf("status %d: %d%n", status, statuses.get(status));
      }
    }
    System.out.printf("failed calls: %d; heaps: %s MB%n", failures.get(), heaps);
    assertThat(failures.get()).isZero();
    assertThat(statuses.get(201)).isPositive();
    assertThat(statuses.get(429)).isPositive();
    assertThat(statuses.get(500)).isZero();
    // The first figures hold classes and compilations that come only once.
    long early = heaps.get(heaps.size() / 4);
    assertThat(heaps.getLast()).isLessThan(early + 30);
  }
}
