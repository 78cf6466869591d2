package dev.shopkeeper.shop.limit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How many requests of each lane are at work, and that they do not become more than they may.
final class LoadLimit {

  private final Map<Lane, AtomicInteger> atWork =
      Arrays.stream(Lane.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> new AtomicInteger()));

  LoadLimit(MeterRegistry meters) {
    atWork.forEach((lane, count) ->
        Gauge.builder("shop.requests.at.work", count::get)
            .description("Requests at work, by lane")
            .tag("lane", lane.tag())
            .register(meters));
  }

  /// True when the request may go on; it must then [#leave].
  boolean enter(Lane lane) {
    if (of(lane).incrementAndGet() <= lane.most()) {
      return true;
    }
    leave(lane);
    return false;
  }

  void leave(Lane lane) {
    of(lane).decrementAndGet();
  }

  private AtomicInteger of(Lane lane) {
    return Objects.requireNonNull(atWork.get(lane));
  }
}
