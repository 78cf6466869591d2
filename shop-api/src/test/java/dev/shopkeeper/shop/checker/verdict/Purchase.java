package dev.shopkeeper.shop.checker.verdict;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One thing that a customer wanted to buy, and every attempt at it; its e-mail address is no
/// other's.
public record Purchase(Action.Place wanted, List<Call> attempts) {

  /// By their addresses.
  static Map<String, Purchase> of(List<Call> calls) {
    Map<String, Purchase> purchases = new LinkedHashMap<>();
    for (Call call : calls) {
      if (call.action() instanceof Action.Place place) {
        purchases
            .computeIfAbsent(place.email(), _ -> new Purchase(place, new ArrayList<>()))
            .attempts()
            .add(call);
      }
    }
    return purchases;
  }

  List<Call> acknowledged() {
    return attempts.stream().filter(Call::ok).toList();
  }

  /// The orders it was told, one unless the shop erred.
  public Stream<Long> orders() {
    return acknowledged().stream().map(call -> call.order().id());
  }

  boolean refused() {
    return attempts.stream().allMatch(Call::failed);
  }

  /// When it took effect, if it did: after this.
  long began() {
    return attempts.getFirst().began();
  }

  /// When it took effect, if it did: before this.
  long effectBefore() {
    return attempts.stream().mapToLong(Call::effectBefore).min().orElse(Call.NEVER);
  }
}
