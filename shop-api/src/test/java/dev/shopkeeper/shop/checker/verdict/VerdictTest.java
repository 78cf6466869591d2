package dev.shopkeeper.shop.checker.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Action.Line;
import dev.shopkeeper.shop.checker.history.Answer;
import dev.shopkeeper.shop.checker.history.Call;
import dev.shopkeeper.shop.checker.history.Dump;
import dev.shopkeeper.shop.checker.history.Dump.Movement;
import dev.shopkeeper.shop.checker.history.Facts;
import dev.shopkeeper.shop.checker.history.Sold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// One shop with one product of five, two orders of two, and what would be wrong with it.
class VerdictTest {

  private static final BigDecimal PRICE = new BigDecimal("3.00");
  private static final BigDecimal TOTAL = new BigDecimal("6.00");

  private final List<Call> calls =
      new ArrayList<>(
          List.of(
              call(1, place("k1", "a@x.org"), 10, 20, sold(1, "pending")),
              call(2, place("k2", "b@x.org"), 30, 40, sold(2, "pending")),
              refusal(3, place("k3", "c@x.org"), 50, 60, 1),
              call(4, new Action.Cancel(2), 70, 80, sold(2, "cancelled")),
              call(5, new Action.Read(2), 90, 100, sold(2, "cancelled"))));
  private final List<Dump.Order> orders =
      new ArrayList<>(List.of(order(1, "a@x.org", "pending"), order(2, "b@x.org", "cancelled")));
  private final List<Dump.Item> items = new ArrayList<>(List.of(item(1), item(2)));
  private final List<Movement> movements =
      new ArrayList<>(
          List.of(
              new Movement(1, 7, 0, 5, "opening"),
              new Movement(2, 7, 1, -2, "order"),
              new Movement(3, 7, 2, -2, "order"),
              new Movement(4, 7, 2, 2, "cancellation")));
  private final List<Dump.Audit> audit =
      new ArrayList<>(
          List.of(
              new Dump.Audit(1, "order.placed", "order:1"),
              new Dump.Audit(2, "order.placed", "order:2"),
              new Dump.Audit(3, "order.cancelled", "order:2")));
  private int left = 3;

  private static Action.Place place(String key, String email) {
    return new Action.Place(key, email, List.of(new Line(7, 2)));
  }

  private static Sold sold(long id, String status) {
    return new Sold(id, status, TOTAL, List.of(new Sold.Item(7, 2, PRICE)), "");
  }

  private static Dump.Order order(long id, String email, String status) {
    return new Dump.Order(id, email, TOTAL, status);
  }

  private static Dump.Item item(long order) {
    return new Dump.Item(order, 7, 2, PRICE);
  }

  private static Call call(long number, Action action, long began, long ended, Sold told) {
    return new Call(
        number, 0, 0, action, began, ended, new Answer(201, "", List.of(told), null, null));
  }

  private static Call refusal(long number, Action action, long began, long ended, int stock) {
    return new Call(
        number, 0, 0, action, began, ended, new Answer(409, "out-of-stock", List.of(), 7L, stock));
  }

  private static Call lost(long number, Action action, long began) {
    return new Call(number, 0, 0, action, began, Call.NEVER, Answer.none("timeout"));
  }

  /// The numbers of the checks that find a breach.
  private Set<Integer> breached() {
    var dump =
        new Dump(
            List.of(new Dump.Product(7, 5, PRICE)),
            List.of(new Dump.Product(7, left, PRICE)),
            orders,
            items,
            movements,
            List.of(),
            audit);
    return Verdict.of(Evidence.of(new Facts(0, 1, 1, 0, ""), calls, dump)).stream()
        .filter(verdict -> !verdict.holds())
        .map(verdict -> verdict.check().number())
        .collect(Collectors.toSet());
  }

  private void forget(long order) {
    orders.removeIf(each -> each.id() == order);
    items.removeIf(each -> each.order() == order);
    movements.removeIf(each -> each.order() == order);
    audit.removeIf(each -> each.subject().equals("order:" + order));
  }

  /// A third order is there as if it had been asked for.
  private void add(String email) {
    orders.add(order(3, email, "pending"));
    items.add(item(3));
    movements.add(new Movement(5, 7, 3, -2, "order"));
    audit.add(new Dump.Audit(4, "order.placed", "order:3"));
    left -= 2;
  }

  @Test
  void holdWhenNothingWentWrong() {
    assertThat(breached()).isEmpty();
  }

  @Test
  void missAnAcknowledgedOrder() {
    forget(1);
    left = 5;

    // With the order the refusal lost its reason: there was never as little as one.
    assertThat(breached()).containsExactlyInAnyOrder(1, 9);
  }

  @Test
  void takeALostAnswerForNeitherYesNorNo() {
    calls.add(lost(6, place("k4", "d@x.org"), 110));
    assertThat(breached()).isEmpty();

    add("d@x.org");
    assertThat(breached()).isEmpty();
  }

  @Test
  void seeTwoOrdersOfOneKey() {
    calls.add(lost(6, place("k1", "a@x.org"), 110));
    add("a@x.org");

    // The second was sold after the purchase's first answer, which no order of changes explains.
    assertThat(breached()).containsExactlyInAnyOrder(2, 9);
  }

  @Test
  void seeTwoAnswersToOneKey() {
    calls.add(call(6, place("k1", "a@x.org"), 110, 120, sold(2, "pending")));

    assertThat(breached()).contains(2);
  }

  @Test
  void seeAnOrderThatWasRefused() {
    add("c@x.org");

    assertThat(breached()).contains(3);
  }

  @Test
  void seeAnOrderThatNobodyAskedFor() {
    add("nobody@x.org");

    assertThat(breached()).containsExactly(4);
  }

  @Test
  void seeStockThatWentNowhere() {
    left = 2;

    assertThat(breached()).containsExactly(5);
  }

  @Test
  void seeARestockThatCameTwice() {
    calls.add(lost(6, new Action.Restock(7, 20), 110));
    movements.add(new Movement(5, 7, 0, 20, "restock"));
    movements.add(new Movement(6, 7, 0, 20, "restock"));
    audit.add(new Dump.Audit(4, "product.stock", "product:7"));
    audit.add(new Dump.Audit(5, "product.stock", "product:7"));
    left = 43;

    assertThat(breached()).containsExactly(5);
  }

  @Test
  void seeATotalThatIsNoSum() {
    orders.set(0, new Dump.Order(1, "a@x.org", new BigDecimal("5.99"), "pending"));

    assertThat(breached()).containsExactlyInAnyOrder(1, 6);
  }

  @Test
  void seeAPriceThatTheProductDidNotHaveYet() {
    BigDecimal later = new BigDecimal("3.50");
    items.set(0, new Dump.Item(1, 7, 2, later));
    orders.set(0, new Dump.Order(1, "a@x.org", new BigDecimal("7.00"), "pending"));
    calls.add(lost(6, new Action.Reprice(7, later), 110));

    assertThat(breached()).contains(6);
  }

  @Test
  void seeAStatusThatWentBack() {
    calls.add(call(6, new Action.Read(2), 110, 120, sold(2, "pending")));

    assertThat(breached()).containsExactlyInAnyOrder(7, 8);
  }

  @Test
  void seeThatABuyerMissesAnOrder() {
    calls.add(
        new Call(
            6,
            0,
            0,
            new Action.Read(1),
            110,
            120,
            new Answer(404, "not-found", List.of(), null, null)));

    assertThat(breached()).containsExactly(8);
  }

  @Test
  void seeARefusalForAStockThatThereWasNot() {
    calls.add(refusal(6, place("k4", "d@x.org"), 110, 120, 1));

    assertThat(breached()).containsExactly(9);
  }

  @Test
  void seeALedgerThatTheClocksForbid() {
    Movement first = movements.get(1);
    movements.set(1, movements.get(2));
    movements.set(2, first);

    assertThat(breached()).containsExactly(9);
  }

  @Test
  void seeAMissingAuditEntry() {
    audit.removeFirst();

    assertThat(breached()).containsExactly(10);
  }
}
