package dev.shopkeeper.shop.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is on the shelves, counted now and then in the background: a scrape never waits for the
/// database.
@Component
final class StockFigures implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StockFigures.class);

  private static final String SQL =
      """
      SELECT count(*) AS products, count(*) FILTER (WHERE stock_quantity = 0) AS sold_out,
             coalesce(sum(stock_quantity), 0) AS units
      FROM products WHERE archived_at IS NULL
      """;

  /// The figures of one count; not a number until there was one.
  private record Count(double products, double soldOut, double units) {

    static final Count NONE = new Count(Double.NaN, Double.NaN, Double.NaN);
  }

  private final JdbcClient database;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stock-figures").factory());
  private volatile Count last = Count.NONE;

  StockFigures(
      JdbcClient database,
      MeterRegistry registry,
      @Value("${shop.metrics.stock-interval}") Duration interval) {
    this.database = database;
    Gauge.builder("shop.products", this, figures -> figures.last.products)
        .description("Products on offer")
        .register(registry);
    Gauge.builder("shop.products.sold.out", this, figures -> figures.last.soldOut)
        .description("Products on offer of which nothing is left")
        .register(registry);
    Gauge.builder("shop.stock.units", this, figures -> figures.last.units)
        .description("Units in stock of all products on offer")
        .register(registry);
    var _ =
        clock.scheduleWithFixedDelay(this::count, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// An old count is worse than none: an outage shows as a gap.
  private void count() {
    try {
      last =
          database
              .sql(SQL)
              .query((row, _) ->
                  new Count(
                      row.getDouble("products"), row.getDouble("sold_out"), row.getDouble("units")))
              .single();
    } catch (DataAccessException e) {
      log.debug("the stock is not counted for the moment", e);
      last = Count.NONE;
    } catch (RuntimeException e) { // one that escapes would end the schedule
      log.error("the stock cannot be counted", e);
      last = Count.NONE;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
