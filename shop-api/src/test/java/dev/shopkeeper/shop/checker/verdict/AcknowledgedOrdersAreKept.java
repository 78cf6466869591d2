package dev.shopkeeper.shop.checker.verdict;

import static java.util.stream.Collectors.toMap;

import dev.shopkeeper.shop.checker.history.Dump;
import dev.shopkeeper.shop.checker.history.Sold;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the shop said it had sold is in the database, with the items and prices it told.
record AcknowledgedOrdersAreKept() implements Check {

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String claim() {
    return "every acknowledged order is there";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    Map<Long, Dump.Order> orders =
        evidence.dump().orders().stream().collect(toMap(Dump.Order::id, Function.identity()));
    return evidence.purchases().values().stream()
        .flatMap(purchase ->
            purchase.acknowledged().stream()
                .limit(1)
                .filter(call -> !kept(evidence, orders, purchase.wanted().email(), call.order()))
                .map(call ->
                    "order %d of %s was acknowledged by call %d and is %s"
                        .formatted(
                            call.order().id(),
                            purchase.wanted().email(),
                            call.number(),
                            orders.containsKey(call.order().id()) ? "another one" : "gone")))
        .toList();
  }

  private static boolean kept(
      Evidence evidence, Map<Long, Dump.Order> orders, String email, Sold told) {
    Dump.Order order = orders.get(told.id());
    return order != null
        && order.email().equals(email)
        && order.total().compareTo(told.total()) == 0
        && items(evidence, told.id()).equals(new HashSet<>(told.items()));
  }

  private static HashSet<Sold.Item> items(Evidence evidence, long order) {
    var items = new HashSet<Sold.Item>();
    for (Dump.Item item : evidence.items(order)) {
      items.add(new Sold.Item(item.product(), item.quantity(), item.price()));
    }
    return items;
  }
}
