package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.database.Browsing;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JsonGenerator;

/// Makes answers from the database, each with one statement.
@Component
final class Shelf {

  /// Rows that are in memory at once while the whole catalogue is read.
  private static final int ROWS_AT_ONCE = 500;

  /// How long a catalogue that was too large is taken to be so without another look.
  private static final Duration TOO_LARGE_FOR = Duration.ofMinutes(1);

  private final JdbcClient browsing;
  private final ProductJson json;
  private final Products products;
  private final TransactionTemplate reading;
  private final TransactionTemplate snapshot;
  private volatile long tooLargeUntil = System.nanoTime();

  Shelf(
      @Browsing JdbcClient browsing,
      ProductJson json,
      Products products,
      PlatformTransactionManager transactions) {
    this.browsing = browsing;
    this.json = json;
    this.products = products;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setReadOnly(true);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /// The answer to a read; none when it is of a product that the shop does not sell.
  Optional<Answer> answer(CatalogRead read) {
    return switch (read) {
      case CatalogRead.OfProduct(ProductId id) -> products.find(id).map(this::answer);
      case CatalogRead.OfListing(ProductQuery query) when query.equals(ProductQuery.ALL) ->
          Optional.of(everything());
      case CatalogRead.OfListing(ProductQuery query) -> Optional.of(page(query));
    };
  }

  /// The answer that shows one product.
  Answer answer(Product product) {
    return Answer.of(json.bytes(generator -> ProductJson.product(generator, product)));
  }

  private Answer page(ProductQuery query) {
    Listing listing = Listing.of(query);
    List<Product> found =
        browsing.sql(listing.sql()).params(listing.parameters()).query(Products::product).list();
    boolean more = found.size() > query.limit();
    List<Product> page = more ? found.subList(0, query.limit()) : found;
    Answer answer =
        Answer.of(
            json.bytes(generator -> {
              generator.writeStartArray();
              page.forEach(product -> ProductJson.product(generator, product));
              generator.writeEndArray();
            }));
    if (!more) {
      return answer;
    }
    Cursor last = Cursor.behind(page.getLast(), query.sort());
    return answer.followedBy(query.parametersAfter(last), last.text());
  }

  private Answer everything() {
    if (System.nanoTime() - tooLargeUntil < 0) {
      throw new TooLargeToKeep();
    }
    var bytes = new BoundedBytes();
    try {
      // Only in a transaction are rows had in portions.
      reading.executeWithoutResult(_ -> writeAll(bytes));
    } catch (TooLargeToKeep tooLarge) {
      tooLargeUntil = System.nanoTime() + TOO_LARGE_FOR.toNanos();
      throw tooLarge;
    }
    return Answer.of(bytes.toByteArray());
  }

  /// Runs reads that all see the shop of one moment.
  void inSnapshot(Runnable reads) {
    snapshot.executeWithoutResult(_ -> reads.run());
  }

  /// Writes every product, a portion of rows at a time, within a transaction.
  void writeAll(OutputStream output) {
    json.write(
        output,
        generator -> {
          generator.writeStartArray();
          rows(generator);
          generator.writeEndArray();
        });
  }

  private void rows(JsonGenerator generator) {
    browsing
        .sql(Listing.of(ProductQuery.ALL).sql())
        .withFetchSize(ROWS_AT_ONCE)
        .query(row -> {
          ProductJson.product(generator, Products.product(row, 0));
        });
  }
}
