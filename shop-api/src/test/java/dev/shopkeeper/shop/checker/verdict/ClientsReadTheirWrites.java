package dev.shopkeeper.shop.checker.verdict;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Call;
import dev.shopkeeper.shop.checker.history.Sold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a client was told it had bought or changed, it sees when it looks, at whichever replica.
record ClientsReadTheirWrites() implements Check {

  private static final int NOT_FOUND = 404;

  /// What one client knows of its orders while its calls are gone through in order.
  private record Memory(Map<Long, Sold> bought, Map<Long, String> cancelled) {}

  @Override
  public int number() {
    return 8;
  }

  @Override
  public String claim() {
    return "a client reads its own writes";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Map<Integer, Memory> clients = new HashMap<>();
    for (Call call : evidence.calls()) {
      Memory memory =
          clients.computeIfAbsent(call.client(), _ -> new Memory(new HashMap<>(), new HashMap<>()));
      look(call, memory, breaches);
      remember(call, memory);
    }
    return breaches;
  }

  private static void remember(Call call, Memory memory) {
    if (call.ok() && call.action() instanceof Action.Place) {
      memory.bought().putIfAbsent(call.order().id(), call.order());
    }
    if (call.ok() && call.action() instanceof Action.Cancel) {
      memory.cancelled().put(call.order().id(), call.order().status());
    }
  }

  private static void look(Call call, Memory memory, List<String> breaches) {
    switch (call.action()) {
      case Action.Read(long order) -> read(order, call, memory, breaches);
      case Action.Cancel(long order) -> present(order, call, memory, breaches);
      case Action.Advance(long order, _) -> present(order, call, memory, breaches);
      case Action.Listing() -> list(call, memory, breaches);
      default -> {}
    }
  }

  private static void present(long order, Call call, Memory memory, List<String> breaches) {
    if (call.answer().status() == NOT_FOUND && memory.bought().containsKey(order)) {
      breaches.add(
          "order %d is not there for call %d of its buyer".formatted(order, call.number()));
    }
  }

  private static void read(long order, Call call, Memory memory, List<String> breaches) {
    present(order, call, memory, breaches);
    Sold bought = memory.bought().get(order);
    if (!call.ok() || bought == null) {
      return;
    }
    Sold seen = call.order();
    if (!seen.items().equals(bought.items()) || seen.total().compareTo(bought.total()) != 0) {
      breaches.add("%s is %s to call %d of its buyer".formatted(bought, seen, call.number()));
    }
    cancelled(seen, call, memory, breaches);
  }

  /// The newest of its own are in the list, unless that many newer ones fill it.
  private static void list(Call call, Memory memory, List<String> breaches) {
    List<Sold> listed = call.answer().orders();
    if (!call.ok() || listed.isEmpty()) {
      return;
    }
    long oldest = listed.getLast().id();
    memory.bought().keySet().stream()
        .filter(order -> order > oldest && listed.stream().noneMatch(each -> each.id() == order))
        .forEach(order ->
            breaches.add("order %d is not in the list of call %d".formatted(order, call.number())));
    listed.forEach(seen -> cancelled(seen, call, memory, breaches));
  }

  private static void cancelled(Sold seen, Call call, Memory memory, List<String> breaches) {
    String status = memory.cancelled().get(seen.id());
    if (status != null && !status.equals(seen.status())) {
      breaches.add(
          "order %d was cancelled and is %s to call %d of the same client"
              .formatted(seen.id(), seen.status(), call.number()));
    }
  }
}
