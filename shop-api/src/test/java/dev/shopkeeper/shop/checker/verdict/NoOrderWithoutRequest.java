package dev.shopkeeper.shop.checker.verdict;

import static java.util.stream.Collectors.toMap;

import dev.shopkeeper.shop.checker.history.Action.Line;
import dev.shopkeeper.shop.checker.history.Dump;
import java.util.List;
import java.util.Map;

/// Each order was asked for once, and is what was asked for.
record NoOrderWithoutRequest() implements Check {

  @Override
  public int number() {
    return 4;
  }

  @Override
  public String claim() {
    return "every order was asked for, as it is";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    return evidence.dump().orders().stream()
        .filter(order -> !askedFor(evidence, order))
        .map(order -> order + " was never asked for with these items")
        .toList();
  }

  private static boolean askedFor(Evidence evidence, Dump.Order order) {
    Purchase purchase = evidence.purchases().get(order.email());
    if (purchase == null) {
      return false;
    }
    Map<Long, Integer> wanted =
        purchase.wanted().lines().stream().collect(toMap(Line::product, Line::quantity));
    Map<Long, Integer> sold =
        evidence.items(order.id()).stream().collect(toMap(Dump.Item::product, Dump.Item::quantity));
    return wanted.equals(sold);
  }
}
