package dev.shopkeeper.shop.checker.fault;

import dev.shopkeeper.shop.checker.shop.CheckedShop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;

/// Where a fault strikes: the shop, what its clients feel, and chance.
public record Scene(CheckedShop shop, Pulse pulse, RandomGenerator random) {

  private static final int STEP = 20;

  /// One of the replicas.
  int anyReplica() {
    return random.nextInt(shop.apis().size());
  }

  /// Lets a time between two bounds pass.
  void pause(int fromMillis, int toMillis) throws InterruptedException {
    Thread.sleep(random.nextInt(fromMillis, toMillis));
  }

  /// Waits at most so long for something to be seen; returns whether it was.
  public static boolean seen(Duration patience, Callable<Boolean> sight) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!sight.call()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(STEP);
    }
    return true;
  }
}
