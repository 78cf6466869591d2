package dev.shopkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.shopkeeper.e2e.Stage.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever comes can buy: without a mouse, and from right to left.
@ExtendWith(OnStage.class)
class GuestIT {

  private final Scene scene;

  GuestIT(Scene scene) {
    this.scene = scene;
    scene.shop().ready();
  }

  @Test
  void buysByTheKeyboardAlone() {
    try (Visitor guest = scene.browser().visitor()) {
      guest.page().navigate(scene.shop().url());
      Locator product = guest.main().getByRole(AriaRole.ARTICLE).first().getByRole(AriaRole.LINK);
      product.waitFor();

      guest.tabTo(product);
      guest.press("Enter");
      guest.button("Add to cart").waitFor();
      guest.tabTo(guest.button("Add to cart"));
      guest.press("Enter");
      guest.button("View cart").waitFor();
      guest.tabTo(guest.button("View cart"));
      guest.press("Enter");
      guest.link("Go to checkout").waitFor();
      guest.tabTo(guest.link("Go to checkout"));
      guest.press("Enter");
      guest.field("E-mail").waitFor();
      guest.tabTo(guest.field("E-mail"));
      guest.page().keyboard().type("keyboard@example.org");
      guest.press("Enter");

      assertThat(guest.page()).hasURL(Storefront.ORDER_LINK);
      assertThat(guest.main()).containsText("Thank you!");
    }
  }

  @Test
  void buysFromRightToLeft() {
    Words arabic = Words.of("ar");
    try (Visitor guest = scene.browser().visitor(settings -> settings.setLocale("ar-EG"))) {
      guest.page().navigate(scene.shop().url());
      guest.main().getByRole(AriaRole.ARTICLE).first().getByRole(AriaRole.LINK).click();
      guest.button(arabic.say("cart.add")).click();
      guest.button(arabic.say("cart.view")).click();
      guest.link(arabic.say("cart.checkout")).click();
      guest.field(arabic.say("checkout.email")).fill("guest@example.org");
      guest.button(arabic.say("checkout.place")).click();

      assertThat(guest.page()).hasURL(Storefront.ORDER_LINK);
      assertThat(guest.page().locator("html")).hasAttribute("dir", "rtl");
      assertThat(guest.page().locator("html")).hasAttribute("lang", "ar");
      assertThat(guest.main()).containsText(arabic.say("order.placed"));
    }
  }
}
