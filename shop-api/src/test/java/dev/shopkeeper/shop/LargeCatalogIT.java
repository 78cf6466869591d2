package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// More products than are kept in memory in one piece.
class LargeCatalogIT {

  private static final int PRODUCTS = 40_000;

  // Both are there before the first test.
  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @SuppressWarnings("NullAway.Init")
  private static RunningShop shop;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.create(RunningShop.sharedServer());
    ShopApi.run(new Command.MigrateSchema(false), database.ownerEnvironment());
    database.sql(
        """
        INSERT INTO products (name, description, price, stock_quantity)
        SELECT 'Product ' || n, repeat('words ', 40), n / 100.0, mod(n, 7)
        FROM generate_series(1, %d) AS n
        """
            .formatted(PRODUCTS));
    database.sql("ANALYZE products");
    shop = RunningShop.start(database);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void isStreamedWholeWithATagAndNotTwice() throws Exception {
    Http http = shop.http();
    Answer whole = http.get("/api/products");

    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.json().size())
        .isEqualTo(Integer.parseInt(database.ask("SELECT count(*) FROM products")));
    assertThat(whole.header("Content-Length")).as("it is sent as it is read").isEmpty();
    assertThat(whole.header("ETag")).matches("\"[0-9a-f]{24}\"");
    Answer again = http.get("/api/products", "If-None-Match", whole.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @Test
  void isSearchedAndPagedByItsIndexes() throws Exception {
    Answer found = shop.http().get("/api/products?q=product%2039999");

    assertThat(found.json().size()).isEqualTo(1);
    assertThat(
            database.ask(
                """
                EXPLAIN SELECT id FROM products
                WHERE archived_at IS NULL
                  AND product_words(name, description) @@ product_question('product 39999')
                """))
        .contains("products_words");
    assertThat(
            database.ask(
                """
                EXPLAIN SELECT * FROM products
                WHERE archived_at IS NULL AND (price, id) > (200.00, 20000)
                ORDER BY price, id LIMIT 21
                """))
        .contains("products_price")
        .doesNotContain("Sort");
  }

  /// Each order decrements stocks: an index on anything it changes would cost every one of them.
  @Test
  void decrementsStocksWithoutTouchingAnIndex() throws Exception {
    long product = shop.product("Hot", "1.00", 10_000);
    String updates =
        "SELECT n_tup_upd || ' ' || n_tup_hot_upd FROM pg_stat_user_tables"
            + " WHERE relname = 'products'";
    String[] before = database.ask(updates).split(" ", 2);

    database.sql(
        """
        DO $$ BEGIN
          FOR n IN 1..200 LOOP
            UPDATE products SET stock_quantity = stock_quantity - 1 WHERE id = %d;
            COMMIT;
          END LOOP;
        END $$
        """
            .formatted(product));

    String[] after = database.ask(updates).split(" ", 2);
    int all = Integer.parseInt(after[0]) - Integer.parseInt(before[0]);
    int hot = Integer.parseInt(after[1]) - Integer.parseInt(before[1]);
    assertThat(all).isGreaterThanOrEqualTo(200);
    assertThat((double) hot / all).isGreaterThan(0.9);
  }
}
