package dev.shopkeeper.shop.checker.verdict;

import java.util.List;

/// What one check says of a history.
public record Verdict(Check check, List<String> breaches) {

  /// All of them say this.
  public static List<Verdict> of(Evidence evidence) {
    return Check.all().stream().map(check -> new Verdict(check, check.breaches(evidence))).toList();
  }

  /// Whether it holds.
  public boolean holds() {
    return breaches.isEmpty();
  }
}
