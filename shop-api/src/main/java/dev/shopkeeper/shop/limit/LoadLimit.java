package dev.shopkeeper.shop.limit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// How many requests of each lane are at work, and that they do not become more than they may.
final class LoadLimit {

  private final AtomicIntegerArray atWork = new AtomicIntegerArray(Lane.values().length);

  LoadLimit(MeterRegistry meters) {
    for (Lane lane : Lane.values()) {
      Gauge.builder("shop.requests.at.work", () -> atWork.get(lane.ordinal()))
          .description("Requests at work, by lane")
          .tag("lane", lane.tag())
          .register(meters);
    }
  }

  /// True when the request may go on; it must then [#leave].
  boolean enter(Lane lane) {
    if (atWork.incrementAndGet(lane.ordinal()) <= lane.most()) {
      return true;
    }
    leave(lane);
    return false;
  }

  void leave(Lane lane) {
    atWork.decrementAndGet(lane.ordinal());
  }
}
