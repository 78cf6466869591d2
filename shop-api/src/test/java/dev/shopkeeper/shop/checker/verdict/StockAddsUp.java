package dev.shopkeeper.shop.checker.verdict;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Call;
import dev.shopkeeper.shop.checker.history.Dump;
import dev.shopkeeper.shop.checker.history.Dump.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Nothing was oversold: what there was and what came is what is left and what was sold and kept;
/// and the ledger says the same, order by order and restock by restock.
record StockAddsUp() implements Check {

  /// What identifies a movement to a client.
  private record Entry(long product, long order, int quantity) {}

  @Override
  public int number() {
    return 5;
  }

  @Override
  public String claim() {
    return "stock adds up and is never below none";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Map<Long, Long> ledger =
        evidence.dump().movements().stream()
            .collect(groupingBy(Movement::product, summingLong(Movement::quantity)));
    Map<Long, Long> expected = expected(evidence);
    for (Dump.Product product : evidence.dump().products()) {
      long moved = ledger.getOrDefault(product.id(), 0L);
      long counted = expected.getOrDefault(product.id(), 0L);
      if (product.stock() < 0 || product.stock() != moved || product.stock() != counted) {
        breaches.add(
            "product %d has %d in stock; its movements add up to %d; start, restocks and sales to %d"
                .formatted(product.id(), product.stock(), moved, counted));
      }
    }
    movements(evidence, breaches);
    restocks(evidence, breaches);
    return breaches;
  }

  /// From the start, the restocks and the orders that were not cancelled.
  private static Map<Long, Long> expected(Evidence evidence) {
    Map<Long, Long> stock = new HashMap<>();
    evidence.dump().before().forEach(product -> stock.put(product.id(), (long) product.stock()));
    for (Movement movement : evidence.dump().movements()) {
      if (movement.order() == 0 && !movement.reason().equals("opening")) {
        stock.merge(movement.product(), (long) movement.quantity(), Long::sum);
      }
    }
    for (Dump.Order order : evidence.dump().orders()) {
      if (!order.status().equals("cancelled")) {
        for (Dump.Item item : evidence.items(order.id())) {
          stock.merge(item.product(), -(long) item.quantity(), Long::sum);
        }
      }
    }
    return stock;
  }

  /// An order's items are in the ledger once, and once more the other way if it was cancelled.
  private static void movements(Evidence evidence, List<String> breaches) {
    Map<Entry, Integer> found = new HashMap<>();
    for (Movement movement : evidence.dump().movements()) {
      if (movement.order() != 0) {
        found.merge(entry(movement), 1, Integer::sum);
      }
    }
    Map<Entry, Integer> wanted = new HashMap<>();
    for (Dump.Order order : evidence.dump().orders()) {
      for (Dump.Item item : evidence.items(order.id())) {
        wanted.put(new Entry(item.product(), order.id(), -item.quantity()), 1);
        if (order.status().equals("cancelled")) {
          wanted.put(new Entry(item.product(), order.id(), item.quantity()), 1);
        }
      }
    }
    differences(wanted, found, breaches);
  }

  private static Entry entry(Movement movement) {
    return new Entry(movement.product(), movement.order(), movement.quantity());
  }

  private static void differences(
      Map<Entry, Integer> wanted, Map<Entry, Integer> found, List<String> breaches) {
    wanted.forEach((entry, count) -> {
      if (!Objects.equals(found.get(entry), count)) {
        breaches.add("the ledger has %s %s times".formatted(entry, found.get(entry)));
      }
    });
    found.keySet().stream()
        .filter(entry -> !wanted.containsKey(entry))
        .forEach(entry -> breaches.add("the ledger has %s for no reason".formatted(entry)));
  }

  /// A restock is in the ledger once if it was acknowledged, never if refused, else once at most.
  private static void restocks(Evidence evidence, List<String> breaches) {
    Map<Entry, Long> found =
        evidence.dump().movements().stream()
            .filter(movement -> movement.reason().equals("restock"))
            .collect(groupingBy(StockAddsUp::entry, counting()));
    evidence
        .calls(Action.Restock.class)
        .forEach(call -> {
          var restock = (Action.Restock) call.action();
          Entry entry = new Entry(restock.product(), 0, restock.quantity());
          long times = Objects.requireNonNullElse(found.remove(entry), 0L);
          if (!allowed(call, times)) {
            breaches.add(
                "%s of call %d ended %s and is in the ledger %d times"
                    .formatted(restock, call.number(), call.outcome(), times));
          }
        });
    found.keySet().forEach(entry -> breaches.add("nobody asked for the restock " + entry));
  }

  private static boolean allowed(Call call, long times) {
    return switch (call.outcome()) {
      case OK -> times == 1;
      case FAIL -> times == 0;
      case UNKNOWN -> times <= 1;
    };
  }
}
