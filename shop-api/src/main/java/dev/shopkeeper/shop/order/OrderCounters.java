package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.order.PlaceOrder.Placement;
import dev.shopkeeper.shop.problem.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// How many orders were placed, answered again, refused and cancelled by this process.
@Component
class OrderCounters {

  private final MeterRegistry registry;
  private final Counter placed;
  private final Counter replayed;
  private final Counter cancelled;

  OrderCounters(MeterRegistry registry) {
    this.registry = registry;
    this.placed = counter("shop.orders.placed", "Orders placed");
    this.replayed =
        counter("shop.orders.replayed", "Orders answered again for their idempotency key");
    this.cancelled = counter("shop.orders.cancelled", "Orders cancelled");
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  void placed(Placement placement) {
    (placement.replayed() ? replayed : placed).increment();
  }

  void cancelled() {
    cancelled.increment();
  }

  void refused(ProblemType type) {
    Counter.builder("shop.orders.refused")
        .description("Orders refused, by problem type")
        .tag("problem", type.slug())
        .register(registry)
        .increment();
  }
}
