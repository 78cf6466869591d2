package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.catalog.StockChanged;
import dev.shopkeeper.shop.order.TransitionStatement.Transition;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Moves orders forward; a second request for the same changes nothing and has the same answer.
@Component
public final class MoveOrder {

  private final Orders orders;
  private final OrderCounters counters;
  private final StockChanged stock;

  MoveOrder(Orders orders, OrderCounters counters, StockChanged stock) {
    this.orders = orders;
    this.counters = counters;
    this.stock = stock;
  }

  /// The order in the wanted status, if there is such an order; refuses the way back.
  public Optional<Order> to(OrderStatus wanted, OrderId id, Actor actor) {
    return move(id, wanted.predecessors(), wanted, actor);
  }

  /// The order cancelled, which it can be until the shop works on it; its stock is back.
  public Optional<Order> cancelPending(OrderId id, Actor actor) {
    return move(id, Set.of(OrderStatus.PENDING), OrderStatus.CANCELLED, actor);
  }

  private Optional<Order> move(OrderId id, Set<OrderStatus> from, OrderStatus wanted, Actor actor) {
    Optional<Transition> transition = orders.move(id, from, wanted, actor);
    transition.ifPresent(this::tell);
    return transition.map(Transition::order).map(order -> checked(order, wanted));
  }

  private void tell(Transition transition) {
    if (transition.moved() && transition.order().status() == OrderStatus.CANCELLED) {
      counters.cancelled();
      stock.ofOrder(transition.order().productIds());
    }
  }

  private static Order checked(Order order, OrderStatus wanted) {
    if (order.status() != wanted) {
      throw new Refusal(
          ProblemType.STATUS_CONFLICT,
          "Order %d is %s and cannot become %s."
              .formatted(order.id().value(), order.status().word(), wanted.word()),
          Map.of("current", order.status().word(), "wanted", wanted.word()));
    }
    return order;
  }
}
