package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.inventory.Stock.Low;
import dev.shopkeeper.shop.money.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How the shop does: today by status, the last seven days, and what runs out.
public record Summary(String zone, Today today, List<Day> days, List<Low> lowStock) {

  /// So many orders, worth so much; what was cancelled is worth nothing.
  public record Figures(long orders, Money revenue) {

    static final Figures NONE = new Figures(0, Money.ZERO);

    Figures plus(Figures other) {
      return new Figures(orders + other.orders, revenue.plus(other.revenue));
    }
  }

  /// The orders placed today.
  public record Today(
      LocalDate date, long orders, Money revenue, Map<OrderStatus, Figures> byStatus) {}

  /// The orders placed on one day.
  public record Day(LocalDate date, long orders, Money revenue) {}

  /// What the database adds up: of one day, counted from 0, and one status.
  record Sum(int day, OrderStatus status, long orders, Money total) {

    Figures figures() {
      return new Figures(orders, status == OrderStatus.CANCELLED ? Money.ZERO : total);
    }
  }

  static Summary of(Week week, List<Sum> sums, List<Low> lowStock) {
    List<LocalDate> dates = week.days();
    List<Day> days =
        IntStream.range(0, dates.size())
            .mapToObj(day -> day(dates.get(day), ofDay(sums, day)))
            .toList();
    Today today = today(week.today(), ofDay(sums, dates.size() - 1));
    return new Summary(week.zone().getId(), today, days, lowStock);
  }

  private static List<Sum> ofDay(List<Sum> sums, int day) {
    return sums.stream().filter(sum -> sum.day() == day).toList();
  }

  private static Day day(LocalDate date, List<Sum> sums) {
    Figures all = together(sums);
    return new Day(date, all.orders(), all.revenue());
  }

  private static Today today(LocalDate date, List<Sum> sums) {
    Map<OrderStatus, Figures> byStatus = new EnumMap<>(OrderStatus.class);
    Arrays.stream(OrderStatus.values()).forEach(status -> byStatus.put(status, Figures.NONE));
    sums.forEach(sum -> byStatus.put(sum.status(), sum.figures()));
    Figures all = together(sums);
    return new Today(date, all.orders(), all.revenue(), byStatus);
  }

  private static Figures together(List<Sum> sums) {
    return sums.stream().map(Sum::figures).reduce(Figures.NONE, Figures::plus);
  }
}
