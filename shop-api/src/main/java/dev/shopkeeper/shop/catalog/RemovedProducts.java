package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.database.Browsing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// The products in the database that were taken out of the catalogue. Nothing of them is kept.
@Repository
public class RemovedProducts {

  private static final String PAGE =
      """
      SELECT id, name, description, price, image_url, stock_quantity, created_at, archived_at
      FROM products WHERE archived_at IS NOT NULL %s
      ORDER BY archived_at DESC, id DESC LIMIT ?
      """;

  private static final String FIRST = PAGE.formatted("");
  private static final String FOLLOWING = PAGE.formatted("AND (archived_at, id) < (?, ?)");

  private final JdbcClient browsing;

  RemovedProducts(@Browsing JdbcClient browsing) {
    this.browsing = browsing;
  }

  /// The page that the query asks for.
  public RemovedPage page(RemovedQuery query) {
    // One row more than the page has tells whether there is another page.
    List<RemovedProduct> found =
        statement(query).param(query.limit() + 1).query(RemovedProducts::removed).list();
    return RemovedPage.of(found, query.limit());
  }

  private StatementSpec statement(RemovedQuery query) {
    Removal after = query.after();
    return after == null
        ? browsing.sql(FIRST)
        : browsing
            .sql(FOLLOWING)
            .param(after.at().atOffset(ZoneOffset.UTC))
            .param(after.id().value());
  }

  private static RemovedProduct removed(ResultSet row, int number) throws SQLException {
    return new RemovedProduct(
        Products.product(row, number),
        row.getObject("archived_at", OffsetDateTime.class).toInstant());
  }
}
