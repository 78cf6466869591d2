package dev.shopkeeper.shop;

import static dev.shopkeeper.shop.Buyer.key;
import static dev.shopkeeper.shop.Buyer.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.StatementLog;
import dev.shopkeeper.shop.testing.StatementLog.Heard;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How often the database is asked for one call, by the database's own account.
@SuppressWarnings("NullAway.Init") // there before the first test
class OrderStatementsIT {

  private static final int CALLS = 20;

  private static final Pattern TRANSACTION = Pattern.compile("^(BEGIN|COMMIT|ROLLBACK)");

  /// What runs beside calls: seals, listening and telling, the probe, the figures of the stock, a
  /// session's own settings.
  private static final Pattern BESIDE =
      Pattern.compile(
          TRANSACTION.pattern()
              + "|audit_seals|audit_entries e|advisory_xact_lock\\(\\d|pg_current_snapshot|pg_notify"
              + "|^LISTEN|^SELECT 1$|^SELECT count\\(\\*\\) AS products|^SET |^SHOW ");

  private static RunningShop shop;
  private static StatementLog log;
  private static Buyer buyer;
  private static long product;

  @BeforeAll
  static void start() throws Exception {
    TestDatabase database = TestDatabase.create(RunningShop.sharedServer());
    ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
    log = StatementLog.of(RunningShop.sharedServer(), database);
    shop = RunningShop.start(database);
    buyer = new Buyer(shop.http());
    product = shop.product("Pan", "1.00", 1_000);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static void assertOneStatementEach(String beginning, int status, Supplier<Answer> call) {
    List<String> transactions = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      Heard<Answer> heard = log.during(call);

      assertThat(heard.answer().status()).isEqualTo(status);
      assertThat(heard.statements().stream().filter(text -> text.startsWith(beginning))).hasSize(1);
      assertThat(heard.without(BESIDE)).filteredOn(text -> !text.startsWith(beginning)).isEmpty();
      heard.statements().stream()
          .filter(text -> TRANSACTION.matcher(text).find())
          .forEach(transactions::add);
    }
    assertThat(transactions).as("transactions around each call").hasSizeLessThan(CALLS);
  }

  @Test
  void asksOnceForAnOrderOfTwoLinesWithAKey() {
    assertOneStatementEach(
        "WITH known", 201, () -> buyer.buyOnce(key(), line(1, 1) + "," + line(product, 1)));
  }

  @Test
  void asksOnceForAnOrderWithoutAKey() {
    assertOneStatementEach("WITH known", 201, () -> buyer.buy(line(product, 1)));
  }

  @Test
  void asksOnceForTheOrderOfACart() {
    List<String> carts = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      carts.add(buyer.cart(product, 1));
    }

    assertOneStatementEach("WITH known", 201, () -> buyer.buyCart(key(), carts.removeLast()));
  }

  @Test
  void asksOnceForWhatBecameOfAnOrder() {
    Answer order = buyer.buy(line(product, 1));
    String token = order.json().get("token").stringValue();

    assertOneStatementEach(
        "SELECT o.status",
        200,
        () -> shop.http().get(order.header("Location"), "Order-Token", token));
  }

  @Test
  void asksOnceToCancel() {
    Answer order = buyer.buy(line(product, 1));
    String token = order.json().get("token").stringValue();

    assertOneStatementEach(
        "WITH seen",
        200,
        () -> shop.http().post(order.header("Location") + "/cancel", "", "Order-Token", token));
  }
}
