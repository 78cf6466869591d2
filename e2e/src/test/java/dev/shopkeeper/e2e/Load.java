package dev.shopkeeper.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Requests at a steady rate for a bounded time, each judged by its status.
final class Load {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpRequest request;
  private final int perSecond;
  private final AtomicInteger succeeded = new AtomicInteger();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

  Load(String url, int perSecond) {
    this.request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
    this.perSecond = perSecond;
  }

  /// How many requests were answered well, and what became of the others.
  record Result(int succeeded, List<String> failures) {}

  /// Sends requests for the given time and does something to the shop after a quarter of it.
  Result during(Duration time, Runnable disturbance) {
    try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      run(client, threads, (int) time.toSeconds() * perSecond, disturbance);
    }
    return new Result(succeeded.get(), List.copyOf(failures));
  }

  private void run(HttpClient client, ExecutorService threads, int total, Runnable disturbance) {
    long interval = Duration.ofSeconds(1).toNanos() / perSecond;
    long next = System.nanoTime();
    for (int sent = 0; sent < total; sent++) {
      threads.execute(() -> send(client));
      if (sent == total / 4) {
        threads.execute(disturbance);
      }
      next += interval;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void send(HttpClient client) {
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status == 200) {
        succeeded.incrementAndGet();
      } else {
        failures.add("status " + status);
      }
    } catch (IOException e) {
      failures.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failures.add("interrupted");
    }
  }
}
