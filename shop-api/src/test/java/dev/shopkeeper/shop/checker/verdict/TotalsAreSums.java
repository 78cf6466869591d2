package dev.shopkeeper.shop.checker.verdict;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Call;
import dev.shopkeeper.shop.checker.history.Dump;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An order costs what its items cost, to the cent, and an item has a price that its product can
/// have had at that time.
record TotalsAreSums() implements Check {

  /// A price that a product had from some time within the two first bounds on.
  private record Price(BigDecimal amount, long setAfter, long setBefore) {}

  @Override
  public int number() {
    return 6;
  }

  @Override
  public String claim() {
    return "totals are sums, prices were the shop's";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Map<Long, List<Price>> prices = prices(evidence);
    for (Dump.Order order : evidence.dump().orders()) {
      List<Dump.Item> items = evidence.items(order.id());
      BigDecimal sum =
          items.stream()
              .map(item -> item.price().multiply(BigDecimal.valueOf(item.quantity())))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      if (items.isEmpty() || sum.compareTo(order.total()) != 0) {
        breaches.add("%s has items of %s".formatted(order, sum));
      }
      Purchase purchase = evidence.purchases().get(order.email());
      items.stream()
          .filter(item -> !possible(item, prices.getOrDefault(item.product(), List.of()), purchase))
          .forEach(item -> breaches.add(item + " has a price that was not the product's then"));
    }
    return breaches;
  }

  private static Map<Long, List<Price>> prices(Evidence evidence) {
    Map<Long, List<Price>> prices =
        evidence
            .calls(Action.Reprice.class)
            .filter(call -> !call.failed())
            .collect(
                groupingBy(
                    call -> ((Action.Reprice) call.action()).product(),
                    mapping(TotalsAreSums::price, toCollection(ArrayList::new))));
    for (Dump.Product product : evidence.dump().before()) {
      prices
          .computeIfAbsent(product.id(), _ -> new ArrayList<>())
          .add(new Price(product.price(), Long.MIN_VALUE, 0));
    }
    return prices;
  }

  private static Price price(Call call) {
    return new Price(((Action.Reprice) call.action()).price(), call.began(), call.effectBefore());
  }

  /// Set before the purchase was over, and not surely replaced by another before it began.
  private static boolean possible(Dump.Item item, List<Price> prices, @Nullable Purchase purchase) {
    if (purchase == null) {
      return true;
    }
    return prices.stream()
        .filter(price -> price.amount().compareTo(item.price()) == 0)
        .filter(price -> price.setAfter() < purchase.effectBefore())
        .anyMatch(price ->
            prices.stream()
                .noneMatch(next ->
                    next.setAfter() > price.setBefore() && next.setBefore() < purchase.began()));
  }
}
