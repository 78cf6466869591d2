package dev.shopkeeper.shop.checker.verdict;

import static java.util.stream.Collectors.toMap;

import dev.shopkeeper.shop.checker.history.Dump;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whoever looks later sees an order as far as who looked before, or further; and at the end it is
/// no less far.
record StatusMovesForward() implements Check {

  private static final Map<String, Set<String>> AFTER =
      Map.of(
          "pending", Set.of("pending", "processing", "completed", "cancelled"),
          "processing", Set.of("processing", "completed", "cancelled"),
          "completed", Set.of("completed"),
          "cancelled", Set.of("cancelled"));

  @Override
  public int number() {
    return 7;
  }

  @Override
  public String claim() {
    return "an order's status moves forward only";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Map<Long, String> last =
        evidence.dump().orders().stream().collect(toMap(Dump.Order::id, Dump.Order::status));
    Sight.ofOrders(evidence)
        .forEach((order, sights) -> {
          for (int i = 0; i < sights.size(); i++) {
            judge(sights.get(i), sights.subList(i + 1, sights.size()), breaches);
          }
          // An order that is gone is the first check's.
          String end = last.get(order);
          if (end != null) {
            sights.stream()
                .filter(sight -> !follows(sight.status(), end))
                .forEach(sight -> breaches.add(tell(sight, end, "the end")));
          }
        });
    return breaches;
  }

  private static void judge(Sight earlier, List<Sight> later, List<String> breaches) {
    for (Sight sight : later) {
      if (sight.call().began() > earlier.call().ended()
          && !follows(earlier.status(), sight.status())) {
        breaches.add(tell(earlier, sight.status(), "call " + sight.call().number()));
      }
    }
  }

  private static boolean follows(String earlier, String later) {
    return AFTER.getOrDefault(earlier, Set.of()).contains(later);
  }

  private static String tell(Sight sight, String later, String when) {
    return "order %d was %s to call %d and %s at %s"
        .formatted(sight.order(), sight.status(), sight.call().number(), later, when);
  }
}
