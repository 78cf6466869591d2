package dev.shopkeeper.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.catalog.StockChanged;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/// Two replicas on one database: what one of them knows, and how long the other may not.
class KeptAnswersIT {

  /// What an administrator changed is seen everywhere by then.
  private static final Duration TOLD_WITHIN = Duration.ofMillis(500);

  /// What nobody told is seen by then; half a second for the machine.
  private static final Duration STALE_AT_MOST = Duration.ofMillis(2_500);

  private static final String PAGE = "/api/products?limit=100";

  /// What beats, what is sealed and swept in the background, what driver and pool ask of a
  /// connection, and the frame of a transaction.
  private static final Pattern BESIDES =
      Pattern.compile(
          "pg_current_snapshot|: SELECT 1$|statement: $|: (BEGIN|COMMIT|SET|LISTEN)"
              + "|audit_|SELECT number, seal,|SELECT id, transaction_id|idempotency_keys|advisory");

  /// The seal of an earlier test's changes is written, too; the entry that tells of the last seal
  /// waits for company.
  private static final String NOT_SEALED =
      "SELECT count(*) FROM audit_entries WHERE action <> 'audit.seal'"
          + " AND id NOT IN (SELECT unnest(entries) FROM audit_seals)";

  /// Of its own: what other shops write on the same server looks like a change of this one.
  private static final PostgresServer SERVER = PostgresServer.create();

  // All are there before the first test.
  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @SuppressWarnings("NullAway.Init")
  private static RunningShop here;

  @SuppressWarnings("NullAway.Init")
  private static RunningShop there;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.create(SERVER);
    ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
    // The log of the server is where the tests count statements.
    database.sql("ALTER ROLE shop_api IN DATABASE %s SET log_statement = 'all'".formatted(name()));
    here = RunningShop.start(database);
    there = RunningShop.start(database);
    await().until(() -> keeps(here) && keeps(there));
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
  }

  private static String name() throws Exception {
    return database.ask("SELECT current_database()");
  }

  private static boolean keeps(RunningShop shop) throws Exception {
    shop.http().get(PAGE);
    return statements(() -> shop.http().get(PAGE)).isEmpty();
  }

  /// The statements of the catalogue that reach the database meanwhile.
  private static List<String> statements(Runnable work) throws Exception {
    Path log = SERVER.home().resolve("log");
    long before = Files.size(log);
    work.run();
    byte[] all = Files.readAllBytes(log);
    return new String(all, (int) before, all.length - (int) before, UTF_8)
        .lines()
        .filter(line -> line.matches(".*LOG: {2}(execute|statement).*"))
        .filter(line -> !BESIDES.matcher(line).find())
        .toList();
  }

  private static void rename(RunningShop shop, long id, String name) {
    Answer answer =
        shop.http()
            .call(
                "PUT",
                "/api/products/" + id,
                "{\"name\": \"%s\", \"price\": 1}".formatted(name),
                shop.admin());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static void setStockBehindEverybodysBack(long id, int stock) throws Exception {
    database.sql("UPDATE products SET stock_quantity = %d WHERE id = %d".formatted(stock, id));
  }

  private static void assertSoon(Duration limit, String path, String text) {
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(limit)
        .until(() -> there.http().get(path).text().contains(text));
  }

  @Test
  void asksTheDatabaseOnceForAnAnswerAndNotAtAllForAKeptOne() throws Exception {
    String page = "/api/products?limit=3&sort=name&q=o";

    assertThat(statements(() -> here.http().get(page))).hasSize(1);
    assertThat(statements(() -> here.http().get(page))).isEmpty();
    assertThat(statements(() -> here.http().get("/api/products/7"))).hasSize(1);
    assertThat(statements(() -> here.http().get("/api/products/7"))).isEmpty();
    rename(here, 7, "Seven");
    assertThat(statements(() -> here.http().get("/api/products"))).hasSize(1);
    assertThat(statements(() -> here.http().get("/api/products"))).isEmpty();
  }

  @Test
  void keepsAnswersWhileNothingIsWritten() throws Exception {
    await().atMost(Duration.ofSeconds(40)).until(() -> database.ask(NOT_SEALED).equals("0"));
    here.http().get(PAGE);
    Thread.sleep(700);
    here.http().get(PAGE);

    List<String> asked =
        statements(() -> {
          for (int i = 0; i < 15; i++) {
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            here.http().get(PAGE);
          }
        });

    // Vacuum and the like may write a little.
    assertThat(asked).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void showsAnAdministratorTheirChangeAtOnceAndTheOthersSoon() {
    for (int i = 0; i < 20; i++) {
      there.http().get("/api/products/2");
      there.http().get(PAGE);
      String name = "Edition " + i;

      rename(here, 2, name);

      assertThat(here.http().get("/api/products/2").text()).contains(name);
      assertThat(here.http().get(PAGE).text()).contains(name);
      assertSoon(TOLD_WITHIN, "/api/products/2", name);
      assertSoon(TOLD_WITHIN, PAGE, name);
    }
  }

  @Test
  void showsAPictureTakenAwayAndAProductBroughtBackLikewise() {
    String[] admin = here.admin();
    there.http().get("/api/products/9");
    there.http().get(PAGE);

    here.http().call("DELETE", "/api/products/9/image", null, admin);

    assertThat(here.http().get("/api/products/9").text()).contains("\"imageUrl\":null");
    assertSoon(TOLD_WITHIN, "/api/products/9", "\"imageUrl\":null");
    here.http().call("DELETE", "/api/products/9", null, admin);
    assertSoon(TOLD_WITHIN, "/api/products/9", "not-found");
    there.http().get(PAGE);

    here.http().call("POST", "/api/products/9/restore", null, admin);

    assertThat(here.http().get(PAGE).text()).contains("\"id\":9,");
    assertSoon(TOLD_WITHIN, "/api/products/9", "\"id\":9,");
    assertSoon(TOLD_WITHIN, PAGE, "\"id\":9,");
  }

  @Test
  void tellsOfNoStockThatIsOlderThanTheBound() throws Exception {
    for (int stock = 100; stock < 104; stock++) {
      there.http().get("/api/products/3");
      there.http().get(PAGE);

      setStockBehindEverybodysBack(3, stock);

      String text = "\"stockQuantity\":" + stock;
      assertSoon(STALE_AT_MOST, "/api/products/3", text);
      assertSoon(STALE_AT_MOST, PAGE, text);
    }
  }

  @Test
  void tellsTheStockAfterAnOrderAtOnceHereAndSoonThere() throws Exception {
    var orders = here.context().getBean(StockChanged.class);
    for (int stock = 200; stock < 210; stock++) {
      here.http().get("/api/products/4");
      there.http().get("/api/products/4");
      setStockBehindEverybodysBack(4, stock);

      orders.ofOrder(List.of(new ProductId(4)));

      assertThat(here.http().get("/api/products/4").text()).contains("\"stockQuantity\":" + stock);
      assertSoon(Duration.ofMillis(700), "/api/products/4", "\"stockQuantity\":" + stock);
    }
  }

  @Test
  void takesEffectWithTheTransactionOfAnOrder() throws Exception {
    var orders = here.context().getBean(StockChanged.class);
    here.http().get("/api/products/5");
    var transaction = here.context().getBean(TransactionOperations.class);

    transaction.executeWithoutResult(status -> {
      orders.ofOrder(List.of(new ProductId(5)));
      status.setRollbackOnly();
    });

    assertThat(statements(() -> here.http().get("/api/products/5"))).hasSizeLessThanOrEqualTo(1);
    setStockBehindEverybodysBack(5, 321);
    transaction.executeWithoutResult(_ -> orders.ofOrder(List.of(new ProductId(5))));
    assertThat(here.http().get("/api/products/5").text()).contains("\"stockQuantity\":321");
  }

  @Test
  void keepsNothingThatWasReadBeforeAChangeHoweverLateItEnds() throws Exception {
    here.http().get("/api/products/6");
    // A read that begins before the change and ends after it: it waits for the table.
    var owner = database.holdTable("products");
    CompletableFuture<Answer> early =
        CompletableFuture.supplyAsync(() -> here.http().get("/api/products?q=six"));
    database.awaitWaiting();
    var changes = here.context().getBean(StockChanged.class);
    here.context()
        .getBean(TransactionOperations.class)
        .executeWithoutResult(_ -> changes.byAdministrator(new ProductId(6)));
    owner.close();
    early.join();

    assertThat(statements(() -> here.http().get("/api/products?q=six"))).hasSize(1);
  }

  @Test
  void dropsWhatItKeptWhenItsConnectionBreaks() throws Exception {
    here.http().get(PAGE);
    String listening =
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            + " AND query LIKE '%pg_current_snapshot%' AND pid <> pg_backend_pid()";
    String pids = database.ask(listening);

    database.sql("SELECT pg_terminate_backend(pid) FROM (" + listening + ") AS listening");

    await()
        .until(() -> !database.ask(listening).isEmpty() && !database.ask(listening).equals(pids));
    assertThat(statements(() -> here.http().get(PAGE))).hasSize(1);
    await().until(() -> keeps(here) && keeps(there));
    rename(here, 8, "Heard again");
    assertSoon(TOLD_WITHIN, "/api/products/8", "Heard again");
  }
}
