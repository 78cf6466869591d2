package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Owner.Product;
import dev.shopkeeper.e2e.Stage.Scene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two customers want the last one, at the same moment.
@ExtendWith(OnStage.class)
class StockRaceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Scene scene;

  StockRaceIT(Scene scene) {
    this.scene = scene;
  }

  @Test
  void oneGetsItAndTheOtherIsToldSo() {
    scene.shop().ready();
    try (var owner = new Owner(scene.browser().visitor(), scene.shop());
        Visitor first = scene.browser().visitor();
        Visitor second = scene.browser().visitor()) {
      owner.signIn();
      long last = owner.add(new Product("The last lantern", "There is one.", "39.00", 1));
      List<Visitor> buyers = List.of(first, second);
      buyers.forEach(buyer -> goToCheckout(buyer, last));

      buyers.forEach(buyer -> buyer.button("Place order").click());

      Eventually.holds(
          "both are answered", PATIENCE, () -> buyers.stream().allMatch(StockRaceIT::isAnswered));
      assertThat(buyers.stream().filter(StockRaceIT::hasOrdered)).hasSize(1);
      Visitor late = hasOrdered(first) ? second : first;
      assertThat(late.main().innerText()).contains("“The last lantern” is sold out");
      late.button("Remove The last lantern").click();
      late.main().getByText("Your cart is empty").waitFor();
      assertThat(scene.database().value("SELECT stock_quantity FROM products WHERE id = " + last))
          .isEqualTo("0");
    }
  }

  private void goToCheckout(Visitor buyer, long product) {
    buyer.page().navigate(scene.shop().url() + "/products/" + product);
    buyer.button("Add to cart").click();
    buyer.button("View cart").click();
    buyer.link("Go to checkout").click();
    buyer.field("E-mail").fill("buyer@example.org");
  }

  /// Playwright hears what became of a page only while one waits for it.
  private static boolean isAnswered(Visitor buyer) {
    buyer.page().waitForTimeout(50);
    return hasOrdered(buyer) || buyer.page().getByText("is sold out").isVisible();
  }

  private static boolean hasOrdered(Visitor buyer) {
    return Storefront.ORDER_LINK.matcher(buyer.page().url()).matches();
  }
}
