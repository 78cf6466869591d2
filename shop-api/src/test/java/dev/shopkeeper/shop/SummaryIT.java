package dev.shopkeeper.shop;

import static dev.shopkeeper.shop.Buyer.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A shop of its own: it is all orders that are added up.
@SuppressWarnings("NullAway.Init") // there before the first test
class SummaryIT {

  private static RunningShop shop;
  private static Http http;

  @BeforeAll
  static void trade() throws Exception {
    TestDatabase database = TestDatabase.create(RunningShop.sharedServer());
    ShopApi.run(new Command.MigrateSchema(false), database.ownerEnvironment());
    shop = RunningShop.start(database);
    http = shop.http();
    long pan = shop.product("Pan", "10.00", 100);
    shop.product("Last", "1.00", 1);
    shop.product("Gone", "1.00", 0);
    shop.product("Six", "1.00", 6);
    order(pan, 1, "pending", "");
    order(pan, 2, "processing", "");
    order(pan, 4, "cancelled", "");
    order(pan, 5, "pending", "- interval '6 days'");
    order(pan, 7, "pending", "- interval '7 days'");
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  /// Noon of a day in UTC is the same day from -11 to +11.
  private static void order(long product, int quantity, String status, String when)
      throws Exception {
    Answer order = new Buyer(http).buy(line(product, quantity));
    http.call(
        "PATCH", order.header("Location"), "{\"status\": \"%s\"}".formatted(status), shop.admin());
    shop.database()
        .sql(
            "UPDATE orders SET created_at = date_trunc('day', now() AT TIME ZONE 'UTC')"
                + " AT TIME ZONE 'UTC' + interval '12 hours' %s WHERE id = %d"
                    .formatted(when, order.json().get("id").longValue()));
  }

  private static JsonNode summary(String parameters) {
    Answer answer = http.get("/api/admin/summary" + parameters, shop.admin());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void addsUpTodayByStatusWithoutTheRevenueOfWhatWasCancelled() {
    Answer answer = http.get("/api/admin/summary", shop.admin());
    JsonNode today = answer.json().get("today");

    assertThat(today.get("orders").intValue()).isEqualTo(3);
    assertThat(today.get("revenue").decimalValue()).isEqualByComparingTo("30.00");
    // Of the text, since a parser forgets how many digits an amount had.
    assertThat(answer.text())
        .contains("\"pending\":{\"orders\":1,\"revenue\":10.00}")
        .contains("\"cancelled\":{\"orders\":1,\"revenue\":0.00}");
    assertThat(today.get("byStatus").get("processing").get("orders").intValue()).isEqualTo(1);
    assertThat(today.get("byStatus").get("completed").get("orders").intValue()).isZero();
  }

  @Test
  void showsSevenDaysThatEndWithToday() {
    JsonNode summary = summary("");
    JsonNode days = summary.get("days");

    assertThat(days.size()).isEqualTo(7);
    assertThat(days.get(6).get("date")).isEqualTo(summary.get("today").get("date"));
    assertThat(days.get(6).get("revenue").decimalValue()).isEqualByComparingTo("30.00");
    assertThat(days.get(0).get("orders").intValue()).isEqualTo(1);
    assertThat(days.get(0).get("revenue").decimalValue()).isEqualByComparingTo("50.00");
    assertThat(days.get(3).get("orders").intValue()).isZero();
  }

  @Test
  void namesWhatRunsOut() {
    assertThat(summary("").get("lowStock").toString())
        .matches(
            "\\[\\{\"productId\":\\d+,\"name\":\"Gone\",\"stockQuantity\":0},"
                + "\\{\"productId\":\\d+,\"name\":\"Last\",\"stockQuantity\":1}]");
  }

  @Test
  void countsDaysAsTheZoneDoes() {
    assertThat(summary("").get("zone").stringValue()).isEqualTo("UTC");
    assertThat(summary("?zone=Europe/Berlin").get("zone").stringValue()).isEqualTo("Europe/Berlin");
    Answer unknown = http.get("/api/admin/summary?zone=Middle/Earth", shop.admin());
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().get("errors").get(0).get("field").stringValue()).isEqualTo("zone");
  }

  @Test
  void isForTheAdministratorAlone() {
    assertThat(http.get("/api/admin/summary").status()).isEqualTo(401);
  }
}
