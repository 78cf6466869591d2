package dev.shopkeeper.shop.limit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// How many requests of each lane are at work, and that they do not become more than they may.
final class LoadLimit {

  private final Map<Lane, AtomicInteger> atWork = new EnumMap<>(Lane.class);

  LoadLimit(MeterRegistry meters) {
    for (Lane lane : Lane.values()) {
      var count = new AtomicInteger();
      atWork.put(lane, count);
      Gauge.builder("shop.requests.at.work", count, AtomicInteger::get)
          .description("Requests at work, by lane")
          .tag("lane", lane.tag())
          .register(meters);
    }
  }

  /// True when the request may go on; it must then [#leave].
  boolean enter(Lane lane) {
    if (count(lane).incrementAndGet() <= lane.most()) {
      return true;
    }
    leave(lane);
    return false;
  }

  void leave(Lane lane) {
    count(lane).decrementAndGet();
  }

  private AtomicInteger count(Lane lane) {
    return Objects.requireNonNull(atWork.get(lane));
  }
}
