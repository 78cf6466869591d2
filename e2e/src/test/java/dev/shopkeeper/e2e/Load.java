package dev.shopkeeper.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Requests for a bounded time at a rate that rises to a steady one, each judged by its status.
final class Load {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpRequest request;
  private final int perSecond;
  private final Duration rise;
  private final AtomicInteger succeeded = new AtomicInteger();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

  Load(String url, int perSecond) {
    this(url, perSecond, Duration.ZERO);
  }

  /// The rate grows evenly from nothing for as long as `rise`, as customers come.
  Load(String url, int perSecond, Duration rise) {
    this.request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
    this.perSecond = perSecond;
    this.rise = rise;
  }

  /// How many requests were answered well, and what became of the others.
  record Result(int succeeded, List<String> failures) {}

  /// Sends requests for the given time and does something to the shop after a quarter of it.
  Result during(Duration time, Runnable disturbance) {
    long end = time.toNanos();
    var disturbed = new AtomicBoolean();
    return send((threads, sent) -> {
      if (due(sent) >= end / 4 && disturbed.compareAndSet(false, true)) {
        threads.execute(disturbance);
      }
      return due(sent) < end;
    });
  }

  /// Sends requests for as long as something is done to the shop, which has to succeed.
  Result throughout(Runnable deed) {
    var done = CompletableFuture.runAsync(deed, Thread::startVirtualThread);
    Result result = send((_, _) -> !done.isDone());
    if (done.isCompletedExceptionally()) {
      throw new AssertionError("What was done to the shop failed", done.exceptionNow());
    }
    return result;
  }

  /// Says before each request whether it is sent, given how many were.
  private interface Course {
    boolean goesOn(Executor threads, int sent);
  }

  private Result send(Course course) {
    try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long begin = System.nanoTime();
      for (int sent = 0; course.goesOn(threads, sent); sent++) {
        LockSupport.parkNanos(begin + due(sent) - System.nanoTime());
        threads.execute(() -> send(client));
      }
    }
    return new Result(succeeded.get(), List.copyOf(failures));
  }

  /// When a request is sent, in nanoseconds from the first: while the rate rises evenly, the number
  /// sent grows with the square of the time.
  private long due(int number) {
    double steady = (double) Duration.ofSeconds(1).toNanos() / perSecond;
    double whileRising = rise.toNanos() / steady / 2;
    return (long)
        (number < whileRising
            ? rise.toNanos() * Math.sqrt(number / whileRising)
            : rise.toNanos() + (number - whileRising) * steady);
  }

  private void send(HttpClient client) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        succeeded.incrementAndGet();
      } else {
        failures.add("status %d: %s".formatted(response.statusCode(), response.body()));
      }
    } catch (IOException e) {
      failures.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failures.add("interrupted");
    }
  }
}
