package dev.shopkeeper.shop.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.inventory.Stock.Low;
import dev.shopkeeper.shop.money.Money;
import dev.shopkeeper.shop.order.Summary.Figures;
import dev.shopkeeper.shop.order.Summary.Sum;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Week WEEK = Week.endingAt(Instant.parse("2026-03-30T22:30:00Z"), BERLIN);

  private static Sum sum(int day, OrderStatus status, long orders, String total) {
    return new Sum(day, status, orders, Money.of(total));
  }

  @Test
  void aWeekEndsWithTodayAsItsZoneHasIt() {
    assertThat(WEEK.today()).isEqualTo("2026-03-31");
    assertThat(WEEK.days()).hasSize(7).startsWith(LocalDate.parse("2026-03-25"));
    assertThat(WEEK.days().getLast()).isEqualTo("2026-03-31");
  }

  @Test
  void aDayBeginsAtItsOwnMidnightEvenWhenClocksChange() {
    List<Instant> bounds = WEEK.bounds();

    assertThat(bounds).hasSize(8).isSorted();
    assertThat(bounds.getFirst()).isEqualTo("2026-03-24T23:00:00Z");
    assertThat(bounds.getLast()).isEqualTo("2026-03-31T22:00:00Z");
    assertThat(Duration.between(bounds.get(4), bounds.get(5))).hasHours(23);
  }

  @Test
  void addsUpDaysAndStatuses() {
    var low = new Low(new ProductId(3), "Pan", 1);

    Summary summary =
        Summary.of(
            WEEK,
            List.of(
                sum(6, OrderStatus.PENDING, 2, "20.00"),
                sum(6, OrderStatus.CANCELLED, 1, "5.00"),
                sum(6, OrderStatus.COMPLETED, 1, "1.00"),
                sum(0, OrderStatus.COMPLETED, 4, "8.00"),
                sum(0, OrderStatus.CANCELLED, 1, "8.00")),
            List.of(low));

    assertThat(summary.zone()).isEqualTo("Europe/Berlin");
    assertThat(summary.today().date()).isEqualTo("2026-03-31");
    assertThat(summary.today().orders()).isEqualTo(4);
    assertThat(summary.today().revenue()).isEqualTo(Money.of("21.00"));
    assertThat(summary.today().byStatus())
        .containsEntry(OrderStatus.PENDING, new Figures(2, Money.of("20.00")))
        .containsEntry(OrderStatus.PROCESSING, new Figures(0, Money.ZERO))
        .containsEntry(OrderStatus.COMPLETED, new Figures(1, Money.of("1.00")))
        .containsEntry(OrderStatus.CANCELLED, new Figures(1, Money.ZERO));
    assertThat(summary.days()).hasSize(7);
    assertThat(summary.days().getFirst())
        .isEqualTo(new Summary.Day(LocalDate.parse("2026-03-25"), 5, Money.of("8.00")));
    assertThat(summary.days().get(1).orders()).isZero();
    assertThat(summary.days().getLast().revenue()).isEqualTo(Money.of("21.00"));
    assertThat(summary.lowStock()).containsExactly(low);
  }
}
