package dev.shopkeeper.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Search, filters, orders and pages of the catalogue, over a database that nobody else changes.
class ProductListingIT {

  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  // Both are there before the first test.
  @SuppressWarnings("NullAway.Init")
  private static RunningShop shop;

  @SuppressWarnings("NullAway.Init")
  private static Http http;

  @BeforeAll
  static void start() throws Exception {
    TestDatabase database = TestDatabase.create(RunningShop.sharedServer());
    ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
    database.sql("UPDATE products SET stock_quantity = 0 WHERE id IN (3, 9)");
    database.sql("UPDATE products SET price = 9.90 WHERE id % 2 = 0");
    database.sql(
        "INSERT INTO products (name, price) VALUES ('Ähre', 1), ('apfel', 1), ('Zahn', 1)");
    shop = RunningShop.start(database);
    http = shop.http();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static List<Long> ids(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return StreamSupport.stream(answer.json().spliterator(), false)
        .map(product -> product.get("id").longValue())
        .toList();
  }

  private static List<Long> inTheDatabase(String clauses) throws Exception {
    String sql = "SELECT id FROM products " + clauses;
    return shop.database().ask(sql).lines().map(Long::valueOf).toList();
  }

  private static List<Long> allPages(String parameters) {
    List<Long> ids = new ArrayList<>();
    String path = "/api/products?" + parameters;
    while (path != null) {
      Answer page = http.get(path);
      ids.addAll(ids(page));
      Matcher next = NEXT.matcher(page.header("Link"));
      path = next.matches() ? next.group(1) : null;
    }
    return ids;
  }

  @ParameterizedTest
  @CsvSource({
    "sort=id, ORDER BY id",
    "sort=id&order=desc, ORDER BY id DESC",
    "sort=price, 'ORDER BY price, id'",
    "sort=-price, 'ORDER BY price DESC, id DESC'",
    "sort=price&order=desc, 'ORDER BY price DESC, id DESC'",
    "sort=name, 'ORDER BY name COLLATE \"und-x-icu\", id'",
    "sort=name&order=desc, 'ORDER BY name COLLATE \"und-x-icu\" DESC, id DESC'",
    "sort=newest, 'ORDER BY created_at DESC, id DESC'",
    "sort=newest&order=asc, 'ORDER BY created_at, id'",
    "inStock=true, WHERE stock_quantity > 0 ORDER BY id",
    "inStock=false&sort=-price, 'WHERE stock_quantity = 0 ORDER BY price DESC, id DESC'",
    "minPrice=9.9&maxPrice=34.90, WHERE price BETWEEN 9.90 AND 34.90 ORDER BY id"
  })
  void pagesInEveryOrderShowEachProductOnce(String parameters, String clauses) throws Exception {
    assertThat(allPages(parameters + "&limit=2")).isEqualTo(inTheDatabase(clauses));
    assertThat(allPages(parameters)).isEqualTo(inTheDatabase(clauses));
  }

  @Test
  void ordersNamesAsPeopleDo() {
    List<Long> ids = allPages("sort=name");

    assertThat(ids.indexOf(25L)).as("Ähre").isZero();
    assertThat(ids.indexOf(26L)).as("apfel").isEqualTo(1);
    assertThat(ids.getLast()).as("Zahn").isEqualTo(27L);
  }

  @ParameterizedTest
  @CsvSource({
    "olive board, 1",
    "BOARD oli, 1",
    "Olive-wood, 1",
    "26 cm skillet, 3",
    "ähr, 25",
    "'%', ''",
    "'_live', ''",
    "'olive'' OR 1=1', ''",
    "':* & !', ''",
    "ilive, ''"
  })
  void findsProductsByTheBeginningsOfTheirWords(String question, String ids) {
    Answer answer = http.get("/api/products?q=" + encoded(question));

    List<Long> expected = ids.isEmpty() ? List.of() : Stream.of(ids).map(Long::valueOf).toList();
    assertThat(ids(answer)).isEqualTo(expected);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Test
  void tellsTheNextPageByLinkAndByCursor() {
    Answer page = http.get("/api/products?limit=5&q=a&sort=price&inStock=true&minPrice=1");

    Matcher next = NEXT.matcher(page.header("Link"));
    assertThat(next.matches()).as(page.header("Link")).isTrue();
    assertThat(next.group(1)).endsWith("&after=" + page.header("Next-Cursor"));
    String again =
        "/api/products?limit=5&q=a&sort=price&inStock=true&minPrice=1&after="
            + page.header("Next-Cursor");
    assertThat(http.get(again).text()).isEqualTo(http.get(next.group(1)).text());
    assertThat(http.get("/api/products?limit=100").header("Link")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "colour, colour=red",
    "q, q=",
    "q, q=%20",
    "q, q=a%00b",
    "q, q=a&q=b",
    "sort, sort=stock",
    "sort, sort=",
    "order, order=up",
    "order, sort=-price&order=asc",
    "limit, limit=0",
    "limit, limit=101",
    "limit, limit=-1",
    "limit, limit=1e1",
    "after, after=xyz",
    "after, after=aWQ6MTo&sort=price",
    "inStock, inStock=yes",
    "minPrice, minPrice=-1",
    "minPrice, minPrice=1.999",
    "maxPrice, maxPrice=100000000000",
    "maxPrice, minPrice=2&maxPrice=1"
  })
  void namesTheParameterItCannotTake(String parameter, String parameters) {
    Answer answer = http.get("/api/products?" + parameters);

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").stringValue()).isEqualTo(parameter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/products", "/api/products?sort=name&limit=3", "/api/products/1"})
  void answersWithAStrongTagAndNotTwice(String path) {
    Answer first = http.get(path);
    String tag = first.header("ETag");

    assertThat(tag).matches("\"[0-9a-f]{24}\"");
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(first.header("Content-Type")).isEqualTo("application/json");
    for (String had : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      Answer again = http.get(path, "If-None-Match", had);
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.text()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(tag);
    }
    assertThat(http.get(path, "If-None-Match", "\"other\"").text()).isEqualTo(first.text());
    assertThat(http.call("HEAD", path, null).header("ETag")).isEqualTo(tag);
  }

  @Test
  void refusesAQueryThatCannotBeDecoded() {
    assertThat(http.get("/api/products?q=%ff%fe").status()).isLessThan(500);
    assertThat(http.get("/api/products?q=%E4").status()).isLessThan(500);
  }
}
