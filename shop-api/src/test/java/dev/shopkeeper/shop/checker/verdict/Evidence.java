package dev.shopkeeper.shop.checker.verdict;

import static java.util.stream.Collectors.groupingBy;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Call;
import dev.shopkeeper.shop.checker.history.Dump;
import dev.shopkeeper.shop.checker.history.Facts;
import dev.shopkeeper.shop.checker.history.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// All that a run left behind, with the ways into it that several checks take.
public record Evidence(
    Facts facts,
    List<Call> calls,
    Dump dump,
    Map<Long, List<Dump.Item>> itemsOfOrder,
    Map<String, List<Dump.Order>> ordersOfEmail,
    Map<String, Purchase> purchases) {

  /// Reads a run's folder.
  public static Evidence read(Path folder) throws IOException {
    Facts facts =
        JsonMapper.shared().readValue(Files.readString(folder.resolve(Facts.FILE)), Facts.class);
    return of(facts, Recording.calls(folder), Dump.read(folder));
  }

  static Evidence of(Facts facts, List<Call> calls, Dump dump) {
    return new Evidence(
        facts,
        calls,
        dump,
        dump.items().stream().collect(groupingBy(Dump.Item::order)),
        dump.orders().stream().collect(groupingBy(Dump.Order::email)),
        Purchase.of(calls));
  }

  /// All calls of that kind, in the order they began.
  <A extends Action> Stream<Call> calls(Class<A> kind) {
    return calls.stream().filter(call -> kind.isInstance(call.action()));
  }

  List<Dump.Item> items(long order) {
    return itemsOfOrder.getOrDefault(order, List.of());
  }
}
