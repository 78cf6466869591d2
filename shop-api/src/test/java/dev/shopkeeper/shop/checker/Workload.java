package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.fault.Pulse;
import dev.shopkeeper.shop.checker.history.History;
import dev.shopkeeper.shop.checker.shop.ApiProcess;
import dev.shopkeeper.shop.checker.shop.CheckedShop;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// All clients at work, each a thread, until they are told to finish what they do.
final class Workload {

  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closing;

  /// Sets them to work.
  static Workload start(int clients, long seed, CheckedShop shop, History history, Pulse pulse) {
    var workload = new Workload();
    List<URI> replicas = shop.apis().stream().map(ApiProcess::address).toList();
    Map<String, String> admin = SignIn.at(replicas.getFirst());
    var shelves = new Shelves();
    for (int number = 0; number < clients; number++) {
      var requests = new Requests(new ConcurrentHashMap<>(), admin);
      var desk = new Desk(Caller.to(replicas), requests, history, pulse, workload.acknowledged);
      var client = new Client(number, random(seed + number), desk, shelves);
      workload.threads.add(
          Thread.ofPlatform().name("client-" + number).start(() -> workload.work(client)));
    }
    return workload;
  }

  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private void work(Client client) {
    try {
      while (!closing) {
        client.act();
      }
    } catch (InterruptedException | RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  /// How many answers said that an order was placed, repeated ones among them.
  long acknowledged() {
    return acknowledged.get();
  }

  /// Fails if one of them had to give up.
  void requireSound() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException("a client failed", cause);
    }
  }

  /// Returns when each of them has finished.
  void finish() throws InterruptedException {
    closing = true;
    for (Thread thread : threads) {
      thread.join();
    }
    requireSound();
  }
}
