package dev.shopkeeper.shop.order;

import static dev.shopkeeper.shop.order.OrderStatus.CANCELLED;
import static dev.shopkeeper.shop.order.OrderStatus.COMPLETED;
import static dev.shopkeeper.shop.order.OrderStatus.PENDING;
import static dev.shopkeeper.shop.order.OrderStatus.PROCESSING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class OrderStatusProperties {

  @Property
  void noWayOfStepsComesBack(@ForAll @Size(min = 2, max = 8) List<OrderStatus> steps) {
    OrderStatus status = PENDING;
    for (OrderStatus step : steps) {
      if (status.mayBecome(step)) {
        assertThat(step.mayBecome(status)).isFalse();
        assertThat(step).isNotEqualTo(PENDING).isNotEqualTo(status);
        status = step;
      }
    }
  }

  @Property
  void predecessorsAreThoseThatMayBecomeIt(@ForAll OrderStatus one, @ForAll OrderStatus other) {
    assertThat(other.predecessors().contains(one)).isEqualTo(one.mayBecome(other));
  }

  @Example
  void goesFromPendingByProcessingToItsEnd() {
    assertThat(PENDING.predecessors()).isEmpty();
    assertThat(PROCESSING.predecessors()).containsExactly(PENDING);
    assertThat(COMPLETED.predecessors()).containsExactly(PROCESSING);
    assertThat(CANCELLED.predecessors()).containsExactlyInAnyOrder(PENDING, PROCESSING);
  }
}
