package dev.shopkeeper.shop.checker.verdict;

import static java.util.stream.Collectors.groupingBy;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// However often a key was sent, it has one order at most, and one answer.
record OneOrderPerKey() implements Check {

  @Override
  public int number() {
    return 2;
  }

  @Override
  public String claim() {
    return "a key has one order and one answer";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    evidence
        .calls(Action.Place.class)
        .collect(groupingBy(call -> ((Action.Place) call.action()).key()))
        .forEach((key, calls) -> judge(evidence, key, calls, breaches));
    return breaches;
  }

  private static void judge(
      Evidence evidence, String key, List<Call> calls, List<String> breaches) {
    TreeSet<Long> orders = new TreeSet<>();
    for (Call call : calls) {
      String email = ((Action.Place) call.action()).email();
      evidence
          .ordersOfEmail()
          .getOrDefault(email, List.of())
          .forEach(order -> orders.add(order.id()));
    }
    if (orders.size() > 1) {
      breaches.add("key %s has the orders %s".formatted(key, orders));
    }
    List<Object> answers = answers(calls);
    if (answers.size() > 1) {
      breaches.add("key %s was answered with %s".formatted(key, answers));
    }
  }

  private static List<Object> answers(List<Call> calls) {
    return calls.stream().filter(Call::ok).<Object>map(Call::order).distinct().toList();
  }
}
