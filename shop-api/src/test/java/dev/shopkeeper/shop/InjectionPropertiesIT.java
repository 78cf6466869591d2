package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.database.DatabaseSource;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.SettingsSource;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Hostile text in every place that takes text, on a real PostgreSQL.
@SuppressWarnings("NullAway.Init") // there before the first try
class InjectionPropertiesIT {

  /// What a customer or the administrator would miss; tries to sign in come and go.
  private static final List<String> TABLES =
      List.of(
          "products",
          "product_pictures",
          "stock_movements",
          "orders",
          "order_items",
          "idempotency_keys",
          "carts",
          "cart_items",
          "audit_entries",
          "flyway_schema_history");

  private static TestDatabase database;
  private static RunningShop shop;
  private static Connection owner;
  private static int created;

  @BeforeContainer
  static void start() throws Exception {
    database = TestDatabase.create(RunningShop.sharedServer());
    ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
    shop = RunningShop.start(database);
    shop.admin();
    owner =
        DatabaseSource.unbounded(
                DatabaseSettings.read(new SettingsSource(database.ownerEnvironment())))
            .getConnection();
  }

  @AfterContainer
  static void stop() throws Exception {
    owner.close();
    shop.close();
    assertThat(created).as("hostile text that was taken and came back").isGreaterThan(100);
  }

  // Feature: aws-devops-three-tier, Property 12: For any backend API request with user input, the
  // system SHALL validate and sanitize parameters to prevent SQL injection attacks.
  @Label("Feature: aws-devops-three-tier, Property 12: SQL injection prevention")
  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void hostileTextIsRefusedOrKeptAsTextAndDoesNothingElse(@ForAll("hostile") String text)
      throws Exception {
    execute("TRUNCATE sign_in_attempts");
    long product = shop.product("Mine", "1.00", 50);
    Map<String, Long> ids = Map.of("product", product, "order", order(product));
    Set<String> before = rows(product);
    String schema = schema();

    for (HostileCall call : HostileCall.ALL) {
      Answer plain = call.send(shop.http(), text, ids, shop.admin());
      assertThat(plain.status()).as("%s: %s", call, plain.text()).isLessThan(500);
      if (plain.status() == 201) {
        assertKept(call, text, plain.json());
      }
      boolean asStranger = (text.length() + HostileCall.ALL.indexOf(call)) % 2 == 0;
      String[] headers = asStranger ? HostileCall.credentials(text) : shop.admin();
      Answer withHeaders = call.send(shop.http(), text, ids, HostileCall.headers(text, headers));
      assertThat(withHeaders.status()).as("headers of %s", call).isLessThan(500);
    }

    assertThat(rows(product)).as("what was there is unchanged").containsAll(before);
    assertThat(schema()).isEqualTo(schema);
  }

  private static void assertKept(HostileCall call, String text, JsonNode answer)
      throws SQLException {
    if (call.creates("/api/products")) {
      String id = answer.get("id").asString();
      for (String column : List.of("name", "description")) {
        String sent = sent(call, column, text);
        if (sent != null) {
          assertThat(ask("SELECT %s FROM products WHERE id = %s".formatted(column, id)))
              .isEqualTo(sent)
              .isEqualTo(shop.http().get("/api/products/" + id).json().get(column).stringValue());
          created++;
        }
      }
    } else if (call.creates("/api/orders")) {
      assertThat(ask("SELECT customer_email FROM orders WHERE id = " + answer.get("id").asString()))
          .isEqualTo(sent(call, "customerEmail", text))
          .isEqualTo(answer.get("customerEmail").stringValue());
    }
  }

  private static @Nullable String sent(HostileCall call, String field, String text) {
    String body = String.valueOf(call.body());
    if (!body.contains("\"" + field + "\": \"{text}")) {
      return null;
    }
    return body.contains("{text}@example.org") ? text + "@example.org" : text;
  }

  private static long order(long product) {
    return shop.http()
        .post(
            "/api/orders",
            "{\"customerEmail\": \"a@b.de\", \"items\": [{\"productId\": %d, \"quantity\": 1}]}"
                .formatted(product))
        .json()
        .get("id")
        .longValue();
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "'",
            "''",
            "\"",
            ";",
            "--",
            "/*",
            "*/",
            "\\",
            "\\'",
            "$$",
            "$1",
            "?",
            "??",
            ":name",
            "%",
            "_",
            "\u0000",
            "\u2019",
            "\u02bc",
            "\uff07",
            "\ud83e\uded6",
            "\r\n",
            "\t",
            "0",
            "E'\\x27'",
            "' OR '1'='1",
            "'; DROP TABLE products; --",
            "'; DELETE FROM carts; --",
            "' UNION SELECT rolname, rolpassword FROM pg_authid --",
            "); COMMIT; --",
            "{fn now()}",
            "'||pg_sleep(0)||'",
            "$q$; UPDATE orders SET status = 'cancelled'; $q$",
            "=1",
            ",",
            "(",
            "1;UPDATE products SET price=0",
            "\\u0027",
            "%27",
            "<script>",
            "null",
            "-1",
            " ",
            "x");
    Arbitrary<String> joined =
        pieces.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join("", list));
    Arbitrary<String> any =
        Arbitraries.strings().withCharRange('\u0001', '\ud7ff').ofMinLength(1).ofMaxLength(40);
    return Arbitraries.frequencyOf(Tuple.of(4, joined), Tuple.of(1, any));
  }

  /// All but the product that this try's own orders take from.
  private static Set<String> rows(long ownProduct) throws SQLException {
    Set<String> rows = new LinkedHashSet<>();
    for (String table : TABLES) {
      try (Statement statement = owner.createStatement();
          ResultSet result = statement.executeQuery("SELECT t::text FROM %s t".formatted(table))) {
        while (result.next()) {
          String row = result.getString(1);
          if (!table.equals("products") || !row.startsWith("(" + ownProduct + ",")) {
            rows.add(table + row);
          }
        }
      }
    }
    return rows;
  }

  private static String schema() throws SQLException {
    return ask(
        """
        SELECT string_agg(name, ',' ORDER BY name) FROM (
          SELECT relname::text || relkind::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
          UNION SELECT rolname::text FROM pg_roles) AS everything
        """);
  }

  private static String ask(String sql) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return String.valueOf(result.getString(1));
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
