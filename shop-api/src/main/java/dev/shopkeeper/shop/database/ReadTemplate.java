package dev.shopkeeper.shop.database;

import java.sql.ResultSet;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;

/// Queries that change nothing, and so are repeated once when their connection was broken.
final class ReadTemplate extends JdbcTemplate {

  private final Repeat repeat;

  ReadTemplate(DataSource browsing, Repeat repeat) {
    super(browsing);
    this.repeat = repeat;
  }

  @Override
  public <T extends @Nullable Object> T query(
      PreparedStatementCreator statement,
      @Nullable PreparedStatementSetter parameters,
      ResultSetExtractor<T> extractor) {
    var begun = new AtomicBoolean();
    ResultSetExtractor<T> noticed =
        (ResultSet rows) -> {
          begun.set(true);
          return extractor.extractData(rows);
        };
    // Rows that were handed out may have been sent to the customer: they are not read twice.
    return repeat.once(() -> super.query(statement, parameters, noticed), () -> !begun.get());
  }
}
