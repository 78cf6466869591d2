package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.inventory.Stock;
import dev.shopkeeper.shop.money.Money;
import dev.shopkeeper.shop.order.Summary.Sum;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Adds up what the administrator wants to see first, in two statements.
@Repository
public class Summaries {

  /// At most so many of a product are few.
  private static final int FEW = 5;

  private static final int MOST_PRODUCTS = 20;

  private final JdbcClient database;
  private final Stock stock;

  Summaries(JdbcClient database, Stock stock) {
    this.database = database;
    this.stock = stock;
  }

  /// The week that ends with the day that `now` is in that zone.
  public Summary of(Instant now, ZoneId zone) {
    Week week = Week.endingAt(now, zone);
    return Summary.of(week, sums(week.bounds()), stock.atMost(FEW, MOST_PRODUCTS));
  }

  private List<Sum> sums(List<Instant> bounds) {
    String[] texts = bounds.stream().map(Instant::toString).toArray(String[]::new);
    return database
        .sql(
            """
            SELECT width_bucket(created_at, ?::timestamptz[]) - 1 AS day, status,
                   count(*) AS orders, sum(total_amount) AS total
            FROM orders
            WHERE created_at >= ?::timestamptz AND created_at < ?::timestamptz
            GROUP BY 1, 2
            """)
        .param(texts)
        .param(bounds.getFirst().toString())
        .param(bounds.getLast().toString())
        .query((row, _) ->
            new Sum(
                row.getInt("day"),
                OrderStatus.of(row.getString("status")),
                row.getLong("orders"),
                new Money(row.getBigDecimal("total"))))
        .list();
  }
}
