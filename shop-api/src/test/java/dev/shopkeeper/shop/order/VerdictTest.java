package dev.shopkeeper.shop.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;
import dev.shopkeeper.shop.order.OrderStatement.Known;
import dev.shopkeeper.shop.order.OrderStatement.Line;
import dev.shopkeeper.shop.order.OrderStatement.Placed;
import dev.shopkeeper.shop.order.OrderStatement.Row;
import dev.shopkeeper.shop.order.OrderStatement.Stock;
import dev.shopkeeper.shop.problem.ProblemType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final OrderId ID = new OrderId(7);

  private static Line line(long product, int quantity, @Nullable Stock stock) {
    return new Line(new ProductId(product), quantity, stock);
  }

  private static Stock stock(int left) {
    return new Stock("Pan", Money.of("2.50"), left);
  }

  private static Row open(@Nullable Line line) {
    return new Row(true, null, line, null);
  }

  private static Row placed(long item, Line line, String total) {
    return new Row(
        true,
        null,
        line,
        new Placed(item, ID, Money.of(total), OrderStatus.PENDING, NOW.atOffset(ZoneOffset.UTC)));
  }

  private static Verdict of(Row... rows) {
    return Verdict.of("ada@example.com", List.of(rows));
  }

  private static void assertRefused(Verdict verdict, ProblemType type, String message) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    var refusal = ((Verdict.Refused) verdict).refusal();
    assertThat(refusal.type()).isEqualTo(type);
    assertThat(refusal).hasMessage(message);
  }

  @Test
  void readsTheOrderFromItsRows() {
    Verdict verdict =
        of(placed(1, line(3, 2, stock(5)), "7.50"), placed(2, line(4, 1, stock(1)), "7.50"));

    assertThat(verdict)
        .isEqualTo(
            new Verdict.Taken(
                new Order(
                    ID,
                    "ada@example.com",
                    Money.of("7.50"),
                    OrderStatus.PENDING,
                    NOW,
                    List.of(
                        new OrderItem(1, ID, new ProductId(3), "Pan", 2, Money.of("2.50")),
                        new OrderItem(2, ID, new ProductId(4), "Pan", 1, Money.of("2.50"))))));
  }

  @Test
  void knowsAKeyBeforeItLooksAtAnythingElse() {
    var known = new Known(ID, false);

    assertThat(of(new Row(false, known, line(3, 2, null), null)))
        .isEqualTo(new Verdict.Repeated(ID, false));
    assertThat(of(new Row(false, new Known(ID, true), null, null)))
        .isEqualTo(new Verdict.Repeated(ID, true));
  }

  @Test
  void seesThatAnotherHoldsTheKey() {
    assertThat(of(new Row(false, null, line(3, 2, null), null))).isEqualTo(new Verdict.Running());
  }

  @Test
  void namesTheFirstProductThatStandsInTheWay() {
    assertRefused(
        of(open(line(3, 2, stock(5))), open(line(4, 2, stock(1))), open(line(5, 1, null))),
        ProblemType.OUT_OF_STOCK,
        "Only 1 of “Pan” left.");
    assertRefused(
        of(open(line(3, 2, stock(2))), open(line(5, 1, null)), open(line(6, 2, stock(0)))),
        ProblemType.UNKNOWN_PRODUCT,
        "There is no product 5.");
    assertRefused(of(open(line(6, 2, stock(0)))), ProblemType.OUT_OF_STOCK, "“Pan” is sold out.");
  }

  @Test
  void refusesAnEmptyCartAndATotalThatIsTooMuch() {
    assertRefused(
        of(open(null)), ProblemType.INVALID_FIELDS, "items must name at least one product");
    assertRefused(
        of(open(line(3, 2, stock(2)))),
        ProblemType.INVALID_FIELDS,
        "items add up to more than an order can hold");
  }

  @Test
  void believesNoHalfOrder() {
    assertThatThrownBy(
            () -> of(placed(1, line(3, 1, stock(5)), "2.50"), open(line(4, 1, stock(5)))))
        .isInstanceOf(NullPointerException.class);
  }
}
