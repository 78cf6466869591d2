package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.database.DatabaseSource;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.SettingsSource;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Any valid order, sent over HTTP, looked for in PostgreSQL.
@SuppressWarnings("NullAway.Init") // there before the first try
class OrderPropertiesIT {

  private static final List<String> PRICES = List.of("0.00", "0.01", "9.99", "12.50", "1999.95");

  private static final List<Long> PRODUCTS = new ArrayList<>();
  private static RunningShop shop;
  private static Connection owner;

  @BeforeContainer
  static void start() throws Exception {
    shop = RunningShop.shared();
    owner =
        DatabaseSource.unbounded(
                DatabaseSettings.read(new SettingsSource(shop.database().ownerEnvironment())))
            .getConnection();
    PRICES.forEach(price -> PRODUCTS.add(shop.product("At " + price, price, 100_000)));
  }

  @AfterContainer
  static void stop() throws Exception {
    owner.close();
  }

  /// A line of the order: which product of ours, and how many.
  record Wish(int product, int quantity) {}

  @Provide
  Arbitrary<List<Wish>> wishes() {
    Arbitrary<Integer> products = Arbitraries.integers().between(0, PRICES.size() - 1);
    Arbitrary<Integer> quantities = Arbitraries.integers().between(1, 99);
    return Combinators.combine(products, quantities)
        .as(Wish::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> local =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withChars('.', '+', '-', '\'', 'ä', '水')
            .ofMinLength(1)
            .ofMaxLength(64);
    Arbitrary<String> host =
        Arbitraries.strings().withCharRange('a', 'z').withChars('-').ofMinLength(1).ofMaxLength(40);
    return Combinators.combine(local, host).as((name, at) -> "%s@%s.example".formatted(name, at));
  }

  // Feature: aws-devops-three-tier, Property 9: For any valid POST request to /api/orders, the
  // backend SHALL create a new order record in the database and return the created order.
  @Label("Feature: aws-devops-three-tier, Property 9: Order creation persistence")
  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void everyValidOrderIsKeptAndReturned(
      @ForAll("addresses") String email,
      @ForAll("wishes") List<Wish> wishes,
      @ForAll boolean withKey)
      throws Exception {
    long before = count();

    Answer answer =
        shop.http()
            .post(
                "/api/orders",
                body(email, wishes),
                withKey ? new String[] {"Idempotency-Key", Buyer.key()} : new String[0]);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(count()).as("orders in the database").isEqualTo(before + 1);
    JsonNode order = answer.json();
    assertThat(row(order.get("id").longValue())).isEqualTo(wanted(email, wishes));
    assertThat(order.get("customerEmail").stringValue()).isEqualTo(email);
    assertThat(order.get("status").stringValue()).isEqualTo("pending");
    assertThat(order.get("totalAmount").decimalValue()).isEqualByComparingTo(total(wishes));
    assertThat(items(order)).isEqualTo(quantities(wishes));
    assertThat(readBack(answer)).isEqualTo(withoutToken(order));
  }

  private static String body(String email, List<Wish> wishes) {
    String lines =
        wishes.stream()
            .map(wish -> Buyer.line(PRODUCTS.get(wish.product()), wish.quantity()))
            .collect(Collectors.joining(","));
    return "{\"customerEmail\": %s, \"items\": [%s]}"
        .formatted(JsonMapper.shared().writeValueAsString(email), lines);
  }

  private static Map<Long, Integer> quantities(List<Wish> wishes) {
    return wishes.stream()
        .collect(
            Collectors.toMap(
                wish -> PRODUCTS.get(wish.product()), Wish::quantity, Integer::sum, TreeMap::new));
  }

  private static BigDecimal total(List<Wish> wishes) {
    return wishes.stream()
        .map(wish ->
            new BigDecimal(PRICES.get(wish.product()))
                .multiply(BigDecimal.valueOf(wish.quantity())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<Long, Integer> items(JsonNode order) {
    Map<Long, Integer> items = new TreeMap<>();
    for (JsonNode item : order.get("items")) {
      items.put(item.get("productId").longValue(), item.get("quantity").intValue());
    }
    return items;
  }

  private static JsonNode readBack(Answer placed) {
    return shop.http()
        .get(placed.header("Location"), "Order-Token", placed.json().get("token").stringValue())
        .json();
  }

  private static JsonNode withoutToken(JsonNode order) {
    return order.deepCopy().asObject().without("token");
  }

  private static String wanted(String email, List<Wish> wishes) {
    String items =
        quantities(wishes).entrySet().stream()
            .map(item ->
                "%dx%d at %s"
                    .formatted(
                        item.getValue(),
                        item.getKey(),
                        PRICES.get(PRODUCTS.indexOf(item.getKey()))))
            .collect(Collectors.joining(", "));
    return "%s pending %s: %s".formatted(email, total(wishes).setScale(2).toPlainString(), items);
  }

  private static String row(long id) throws SQLException {
    return ask(
        """
        SELECT o.customer_email || ' ' || o.status || ' ' || o.total_amount || ': ' ||
               string_agg(i.quantity || 'x' || i.product_id || ' at ' || i.price, ', '
                          ORDER BY i.product_id)
        FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.id = ? GROUP BY o.id
        """,
        id);
  }

  private static long count() throws SQLException {
    return Long.parseLong(ask("SELECT count(*) FROM orders WHERE id > ?", 0));
  }

  private static String ask(String sql, long parameter) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      statement.setLong(1, parameter);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getString(1) : "nothing";
      }
    }
  }
}
