package dev.shopkeeper.shop.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How many requests a second one client has, and all clients of this process together have.
final class RateLimit {

  /// A client's bucket is full again by then: forgetting it changes nothing.
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private static final long MOST_CLIENTS = 100_000;
  private static final int BURST_SECONDS = 2;

  private final @Nullable LoadingCache<Long, Bucket> clients;
  private final @Nullable Bucket global;

  /// Of 0 a second there is no limit.
  RateLimit(int clientPerSecond, int clientBurst, int globalPerSecond) {
    clients =
        clientPerSecond == 0
            ? null
            : Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(_ -> bucket(clientPerSecond, clientBurst));
    global = globalPerSecond == 0 ? null : bucket(globalPerSecond, globalPerSecond * BURST_SECONDS);
  }

  private static Bucket bucket(int perSecond, int burst) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .withNanosecondPrecision()
        .build();
  }

  /// Takes one request of this client on account, unless there is a reason against it.
  @Nullable Reason take(long client) {
    if (clients != null && !clients.get(client).tryConsume(1)) {
      return Reason.CLIENT_RATE;
    }
    if (global != null && !global.tryConsume(1)) {
      return Reason.GLOBAL_RATE;
    }
    return null;
  }

  /// Clients that are remembered at the moment.
  long remembered() {
    return clients == null ? 0 : clients.estimatedSize();
  }
}
