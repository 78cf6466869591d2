package dev.shopkeeper.shop;

import static dev.shopkeeper.shop.Buyer.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockIT {

  private final RunningShop shop = RunningShop.shared();
  private final Http http = shop.http();
  private final Ledger ledger = new Ledger(shop.database());

  private Answer change(long product, String quantity) {
    return http.post(
        "/api/products/%d/stock".formatted(product),
        "{\"quantity\": %s}".formatted(quantity),
        shop.admin());
  }

  private String movements(long product) throws Exception {
    return shop.database()
        .ask(
            """
            SELECT string_agg(quantity || ' ' || reason, ', ' ORDER BY id)
            FROM stock_movements WHERE product_id = %d
            """
                .formatted(product));
  }

  @Test
  void addsAndTakesAwayAndKeepsAccount() throws Exception {
    long pan = shop.product("Pan", "4.00", 5);

    Answer more = change(pan, "7");
    Answer less = change(pan, "-2");

    assertThat(more.status()).isEqualTo(200);
    assertThat(more.text()).isEqualTo("{\"productId\":%d,\"stockQuantity\":12}".formatted(pan));
    assertThat(less.json().get("stockQuantity").intValue()).isEqualTo(10);
    assertThat(shop.stock(pan)).isEqualTo(10);
    assertThat(movements(pan)).isEqualTo("5 opening, 7 restock, -2 correction");
    ledger.assertBalanced(List.of(pan));
    assertThat(
            shop.database()
                .ask(
                    """
                    SELECT string_agg(actor || ' ' || (detail ->> 'quantity'), ', ' ORDER BY id)
                    FROM audit_entries WHERE action = 'product.stock' AND subject = 'product:%d'
                    """
                        .formatted(pan)))
        .isEqualTo("administrator:admin 7, administrator:admin -2");
  }

  @Test
  void goesNeitherBelowNothingNorAboveTheMost() throws Exception {
    long pan = shop.product("Pan", "4.00", 5);

    Answer below = change(pan, "-6");
    Answer above = change(pan, "999996");

    assertThat(below.status()).isEqualTo(409);
    assertThat(below.json().get("type").stringValue()).isEqualTo("/problems/out-of-stock");
    assertThat(below.json().get("available").intValue()).isEqualTo(5);
    assertThat(below.json().get("requested").intValue()).isEqualTo(6);
    assertThat(above.status()).isEqualTo(422);
    assertThat(movements(pan)).isEqualTo("5 opening");
    assertThat(change(pan, "-5").json().get("stockQuantity").intValue()).isZero();
    assertThat(change(pan, "1000000").json().get("stockQuantity").intValue()).isEqualTo(1_000_000);
    ledger.assertBalanced(List.of(pan));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1000001", "-1000001", "1.5", "null", "\"7\"", "99999999999"})
  void refusesWhatIsNoChange(String quantity) {
    Answer answer = change(1, quantity);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").stringValue()).isEqualTo("quantity");
  }

  @Test
  void isForTheAdministratorAndOfProductsThatAreThere() {
    assertThat(http.post("/api/products/1/stock", "{\"quantity\": 1}").status()).isEqualTo(401);
    assertThat(change(99_999_999, "1").status()).isEqualTo(404);
  }

  @Test
  void neitherSellsNorRestocksWhatWasPutAway() throws Exception {
    long old = shop.product("Old", "4.00", 5);
    String cart = new Buyer(http).cart(old, 1);
    shop.database().sql("UPDATE products SET archived_at = now() WHERE id = " + old);

    Answer order = new Buyer(http).buy(line(old, 1));
    assertThat(order.status()).isEqualTo(422);
    assertThat(order.json().get("type").stringValue()).isEqualTo("/problems/unknown-product");
    assertThat(new Buyer(http).buyCart(Buyer.key(), cart).status()).isEqualTo(422);
    assertThat(change(old, "1").status()).isEqualTo(404);
    assertThat(ledger.stock(old)).isEqualTo(5);
  }
}
