package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.catalog.StockChanged;
import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/// Generated catalogues in a real database, read over HTTP.
class ProductListingPropertiesIT {

  private static final int MOST = 30;

  // All are there before the first try.
  @SuppressWarnings("NullAway.Init")
  private static RunningShop shop;

  @SuppressWarnings("NullAway.Init")
  private static JdbcTemplate sql;

  @SuppressWarnings("NullAway.Init")
  private static TransactionOperations transaction;

  @BeforeContainer
  static void start() throws Exception {
    TestDatabase database = TestDatabase.create(RunningShop.sharedServer());
    ShopApi.run(new Command.MigrateSchema(false), database.ownerEnvironment());
    shop = RunningShop.start(database);
    sql = shop.context().getBean(JdbcTemplate.class);
    transaction = shop.context().getBean(TransactionOperations.class);
  }

  @AfterContainer
  static void stop() {
    shop.close();
  }

  /// A row of the table.
  record Row(
      String name,
      String description,
      BigDecimal price,
      @Nullable String imageUrl,
      int stock,
      boolean archived) {}

  /// What the API must tell of one.
  record Shown(
      long id,
      String name,
      String description,
      BigDecimal price,
      @Nullable String imageUrl,
      int stock,
      String createdAt) {

    static Shown stored(ResultSet row, int number) throws SQLException {
      return new Shown(
          row.getLong("id"),
          row.getString("name"),
          row.getString("description"),
          row.getBigDecimal("price"),
          row.getString("image_url"),
          row.getInt("stock_quantity"),
          row.getObject("created_at", OffsetDateTime.class).toInstant().toString());
    }

    static Shown told(JsonNode json) {
      JsonNode image = json.get("imageUrl");
      return new Shown(
          json.get("id").longValue(),
          json.get("name").stringValue(),
          json.get("description").stringValue(),
          json.get("price").decimalValue().setScale(2),
          image.isNull() ? null : image.stringValue(),
          json.get("stockQuantity").intValue(),
          json.get("createdAt").stringValue());
    }
  }

  @Provide
  Arbitrary<List<Row>> catalogues() {
    Arbitrary<BigDecimal> prices =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("99999999")).ofScale(2);
    Arbitrary<Row> rows =
        Combinators.combine(
                text(1, 60),
                text(0, 200),
                prices,
                Arbitraries.of("/api/products/1/image?v=0", "https://example.com/a.png")
                    .injectNull(0.3),
                Arbitraries.integers().between(0, 1_000_000),
                Arbitraries.of(true, false, false, false))
            .as(Row::new);
    return rows.list().ofMaxSize(MOST);
  }

  private static Arbitrary<String> text(int least, int most) {
    return Arbitraries.strings()
        .all()
        .excludeChars('\0')
        .ofMinLength(least)
        .ofMaxLength(most)
        .filter(ProductListingPropertiesIT::isText);
  }

  /// Half of a pair of surrogates is no text that a database could hold.
  private static boolean isText(String text) {
    return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }

  @Provide
  Arbitrary<String[]> headers() {
    return Arbitraries.of(
        new String[] {},
        new String[] {"Accept", "application/json"},
        new String[] {"Accept", "*/*", "Accept-Language", "de"},
        new String[] {"If-None-Match", "\"000000000000000000000000\""},
        new String[] {"Cache-Control", "no-cache"});
  }

  // Feature: aws-devops-three-tier, Property 8: For any GET request to /api/products, the backend
  // SHALL return a list of all products retrieved from the database service.
  @Label("Feature: aws-devops-three-tier, Property 8: Product listing API behavior")
  @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
  void listsEveryProductOfTheDatabase(
      @ForAll("catalogues") List<Row> catalogue, @ForAll("headers") String[] headers) {
    transaction.executeWithoutResult(_ -> replace(catalogue));

    Http http = shop.http();
    Answer read = http.get("/api/products", headers);
    Answer kept = http.get("/api/products", headers);

    assertThat(read.status()).isEqualTo(200);
    assertThat(shown(read)).isEqualTo(inTheDatabase());
    assertThat(kept.text()).isEqualTo(read.text());
    assertThat(kept.header("ETag")).isEqualTo(read.header("ETag"));
  }

  private static void replace(List<Row> catalogue) {
    sql.update("DELETE FROM products");
    for (Row row : catalogue) {
      sql.update(
          """
          INSERT INTO products (name, description, price, image_url, stock_quantity, archived_at)
          VALUES (?, ?, ?, ?, ?, CASE WHEN ? THEN now() END)
          """,
          row.name,
          row.description,
          row.price,
          row.imageUrl,
          row.stock,
          row.archived);
    }
    shop.context().getBean(StockChanged.class).byAdministrator(new ProductId(1));
  }

  private static List<Shown> shown(Answer answer) {
    return StreamSupport.stream(answer.json().spliterator(), false).map(Shown::told).toList();
  }

  private static List<Shown> inTheDatabase() {
    return sql.query("SELECT * FROM products WHERE archived_at IS NULL ORDER BY id", Shown::stored);
  }
}
