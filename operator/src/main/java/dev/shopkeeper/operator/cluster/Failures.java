package dev.shopkeeper.operator.cluster;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Since when the operator fails at Shops, with no success in between.
///
/// It is the time that counts, not how often: each event of a Shop is another try, so that a cache
/// which lags for half a second can be many.
final class Failures {
  /// A failure that is over sooner is none of the Shop's news.
  static final Duration ACCIDENT = Duration.ofSeconds(5);

  private final Map<ResourceID, Instant> since = new ConcurrentHashMap<>();

  /// Notes a failure, and says whether they last longer than an accident does.
  boolean last(ResourceID shop, Instant now) {
    Instant began = since.computeIfAbsent(shop, _ -> now);
    return now.isAfter(began.plus(ACCIDENT));
  }

  void end(ResourceID shop) {
    since.remove(shop);
  }
}
