package dev.shopkeeper.shop.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The benchmark's limit is worth something only while it is the limit of this very statement.
class BenchmarkSqlTest {

  private static final Path SCRIPTS = Path.of("..", "hack", "bench", "sql");

  @ParameterizedTest
  @ValueSource(strings = {"order.sql", "hot.sql"})
  void measuresWhatPlacesAnOrder(String script) throws IOException {
    String measured = Files.readString(SCRIPTS.resolve(script));

    assertThat(withoutParameters(measured)).isEqualTo(withoutParameters(OrderSql.OF_ITEMS));
  }

  /// What pgbench draws by chance or writes out stands where the API has a parameter.
  private static String withoutParameters(String sql) {
    return sql.replaceAll("(?m)^\\\\set .*$", "")
        .replaceAll("sha256\\(int8send\\(:key\\)\\)|'request-' \\|\\| :key|:key", "?")
        .replaceAll("ARRAY\\[[^]]*]|'buyer@example\\.org'|'customer'", "?")
        // A key is not always given; there it always is.
        .replace("::bytea", "")
        .replace("WHERE given.key_hash IS NOT NULL", "")
        .replace(";", "")
        .replaceAll("\\s+", "");
  }
}
