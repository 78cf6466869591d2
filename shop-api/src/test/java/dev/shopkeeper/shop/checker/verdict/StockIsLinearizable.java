package dev.shopkeeper.shop.checker.verdict;

import static java.util.stream.Collectors.groupingBy;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Call;
import dev.shopkeeper.shop.checker.history.Dump;
import dev.shopkeeper.shop.checker.history.Dump.Movement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Each product's stock behaves as if one change had been made after the other, each at an instant
/// between the begin and the end of its call.
///
/// The order of changes is not searched for but read: a movement is written under its product's
/// lock, so the ledger of one product is in the order of its changes. It is left to see that this
/// order is one that the clients' clocks allow ([Window]), that it never sells what is not there,
/// that a restock was told the stock that it made, and that each refusal for want of stock saw a
/// stock that there was at an instant of its call ([Refusals]). With the order given this is all
/// there is to linearizability; if the API wrote its ledger in another order, that would be a
/// breach too.
record StockIsLinearizable() implements Check {

  @Override
  public int number() {
    return 9;
  }

  @Override
  public String claim() {
    return "each product's stock is linearizable";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    var windows = new Windows(evidence);
    Map<Long, List<Movement>> ledgers =
        evidence.dump().movements().stream().collect(groupingBy(Movement::product));
    Map<Long, List<Call>> refusals =
        evidence
            .calls(Action.Place.class)
            .filter(call -> call.failed() && call.answer().stock() != null)
            .collect(groupingBy(call -> Objects.requireNonNull(call.answer().product())));
    for (Dump.Product product : evidence.dump().products()) {
      List<Window> ledger =
          ledgers.getOrDefault(product.id(), List.of()).stream().map(windows::of).toList();
      judge(ledger, breaches);
      new Refusals(ledger).judge(refusals.getOrDefault(product.id(), List.of()), breaches);
    }
    return breaches;
  }

  private static void judge(List<Window> ledger, List<String> breaches) {
    long stock = 0;
    Window latest = Window.START;
    for (Window change : ledger) {
      stock += change.movement().quantity();
      if (stock < 0) {
        breaches.add("%s leaves %d".formatted(change.movement(), stock));
      }
      if (change.told() != null && change.told() != stock) {
        breaches.add(
            "%s was told %d and left %d".formatted(change.movement(), change.told(), stock));
      }
      if (change.ended() < latest.began()) {
        breaches.add(
            "%s comes after %s, which began later than it ended"
                .formatted(change.movement(), latest.movement()));
      }
      if (change.began() > latest.began()) {
        latest = change;
      }
    }
  }
}
