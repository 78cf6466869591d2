package dev.shopkeeper.shop.checker.verdict;

import java.util.List;

/// Where every attempt was answered with a 4xx, nothing was sold. An attempt without an answer may
/// still have sold it, however the next one was answered.
record RefusalsLeaveNoOrder() implements Check {

  @Override
  public int number() {
    return 3;
  }

  @Override
  public String claim() {
    return "what was refused left no order";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    return evidence.purchases().values().stream()
        .filter(Purchase::refused)
        .filter(purchase -> evidence.ordersOfEmail().containsKey(purchase.wanted().email()))
        .map(purchase ->
            "%s was refused by call %d and has %s"
                .formatted(
                    purchase.wanted().email(),
                    purchase.attempts().getFirst().number(),
                    evidence.ordersOfEmail().get(purchase.wanted().email())))
        .toList();
  }
}
