package dev.shopkeeper.shop.checker.verdict;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Call;
import dev.shopkeeper.shop.checker.history.Sold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An order's status as a client was told it by one call.
record Sight(long order, String status, Call call) {

  /// All of them by order, in the order their calls began. A placement's answer is what it was when
  /// it was placed, however late it is told again: its first one counts.
  static Map<Long, List<Sight>> ofOrders(Evidence evidence) {
    Map<Long, List<Sight>> sights = new HashMap<>();
    for (Call call : evidence.calls()) {
      if (call.ok() && !(call.action() instanceof Action.Place)) {
        call.answer().orders().forEach(order -> add(sights, order, call));
      }
    }
    for (Purchase purchase : evidence.purchases().values()) {
      purchase.acknowledged().stream()
          .min(Comparator.comparingLong(Call::ended))
          .ifPresent(call -> add(sights, call.order(), call));
    }
    sights.values().forEach(each -> each.sort(Comparator.comparingLong(s -> s.call().began())));
    return sights;
  }

  private static void add(Map<Long, List<Sight>> sights, Sold order, Call call) {
    sights
        .computeIfAbsent(order.id(), _ -> new ArrayList<>())
        .add(new Sight(order.id(), order.status(), call));
  }
}
