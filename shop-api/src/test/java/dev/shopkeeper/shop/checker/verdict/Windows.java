package dev.shopkeeper.shop.checker.verdict;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Call;
import dev.shopkeeper.shop.checker.history.Dump.Movement;
import dev.shopkeeper.shop.checker.history.Dump.Order;
import java.util.List;
import java.util.Map;

/// Finds the calls behind the ledger's rows, and with them when those were written. A row whose
/// calls are not found may be of any time: that nobody asked for it is told by other checks.
final class Windows {

  private final Map<Long, Purchase> purchases;
  private final Map<Long, List<Call>> cancellations;
  private final Map<Action, Call> restocks;

  Windows(Evidence evidence) {
    purchases =
        evidence.dump().orders().stream()
            .filter(order -> evidence.purchases().containsKey(order.email()))
            .collect(toMap(Order::id, order -> evidence.purchases().get(order.email())));
    cancellations =
        evidence
            .calls(Action.Cancel.class)
            .filter(call -> !call.failed())
            .collect(groupingBy(call -> ((Action.Cancel) call.action()).order()));
    restocks = evidence.calls(Action.Restock.class).collect(toMap(Call::action, call -> call));
  }

  Window of(Movement movement) {
    return switch (movement.reason()) {
      case "order" -> order(movement);
      case "cancellation" -> cancellation(movement);
      case "restock" -> restock(movement);
      default -> new Window(movement, Long.MIN_VALUE, 0, null);
    };
  }

  private Window order(Movement movement) {
    Purchase purchase = purchases.get(movement.order());
    return purchase == null
        ? anyTime(movement)
        : new Window(movement, purchase.began(), purchase.effectBefore(), null);
  }

  private Window cancellation(Movement movement) {
    List<Call> calls = cancellations.getOrDefault(movement.order(), List.of());
    return calls.isEmpty()
        ? anyTime(movement)
        : new Window(
            movement,
            calls.getFirst().began(),
            calls.stream().mapToLong(Call::effectBefore).min().orElseThrow(),
            null);
  }

  private Window restock(Movement movement) {
    Call call = restocks.get(new Action.Restock(movement.product(), movement.quantity()));
    return call == null
        ? anyTime(movement)
        : new Window(
            movement, call.began(), call.effectBefore(), call.ok() ? call.answer().stock() : null);
  }

  private static Window anyTime(Movement movement) {
    return new Window(movement, Long.MIN_VALUE, Call.NEVER, null);
  }
}
