package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.history.Strike;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a run must have seen: enough faults with an effect, of enough kinds, and enough orders.
record Goal(Plan plan) {

  /// The faults with an effect, by kind.
  static Map<String, Long> effective(Collection<Strike> strikes) {
    return strikes.stream()
        .filter(Strike::effective)
        .collect(Collectors.groupingBy(Strike::fault, Collectors.counting()));
  }

  boolean struck(List<Strike> strikes) {
    Map<String, Long> effective = effective(strikes);
    long all = effective.values().stream().mapToLong(Long::longValue).sum();
    long kinds = effective.values().stream().filter(count -> count >= plan.each()).count();
    return all >= plan.faults() && kinds >= plan.classes();
  }

  boolean reached(List<Strike> strikes, long acknowledged) {
    return struck(strikes) && acknowledged >= plan.orders();
  }
}
