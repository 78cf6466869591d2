package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.shopkeeper.e2e.Stage.Scene;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page, in both themes, on the smallest and a large screen: no barrier of WCAG 2.2 AA that a
/// program can find, nothing that the content security policy refuses, nothing to scroll sideways.
/// The screenshots of the run are for people.
@ExtendWith(OnStage.class)
class PagesIT {

  private final Scene scene;

  PagesIT(Scene scene) {
    this.scene = scene;
    scene.shop().ready();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void hasNoBarrierForCustomers(ColorScheme theme) {
    try (Visitor guest = scene.browser().visitor(settings -> settings.setColorScheme(theme))) {
      var look = new Look(guest, theme.name().toLowerCase(Locale.ROOT));
      walkThroughTheShop(guest, look);
      assertThat(look.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void hasNoBarrierForTheOwner(ColorScheme theme) {
    Visitor office = scene.browser().visitor(settings -> settings.setColorScheme(theme));
    try (var owner = new Owner(office, scene.shop())) {
      var look = new Look(office, theme.name().toLowerCase(Locale.ROOT));
      walkThroughTheOffice(owner, office, look);
      assertThat(look.faults()).isEmpty();
    }
  }

  private void walkThroughTheShop(Visitor guest, Look look) {
    open(guest, "/");
    guest.main().getByRole(AriaRole.ARTICLE).first().waitFor();
    look.at("catalogue");
    open(guest, "/?q=nothing-is-called-so");
    guest.main().getByText("Nothing matches that").waitFor();
    look.at("nothing-found");
    open(guest, "/cart");
    guest.main().getByText("Your cart is empty").waitFor();
    look.at("empty-cart");
    open(guest, "/");
    guest.main().getByRole(AriaRole.ARTICLE).nth(2).getByRole(AriaRole.LINK).click();
    guest.button("Add to cart").click();
    guest.button("View cart").waitFor();
    look.at("product");
    open(guest, "/cart");
    guest.link("Go to checkout").waitFor();
    look.at("cart");
    guest.link("Go to checkout").click();
    guest.button("Place order").click();
    look.at("checkout");
    guest.field("E-mail").fill("guest@example.org");
    guest.button("Place order").click();
    guest.main().getByText("Thank you!").waitFor();
    look.at("order");
    open(guest, "/orders/1#wrong");
    guest.main().getByText("We cannot show this order").waitFor();
    look.at("order-not-shown");
    open(guest, "/nowhere");
    guest.main().getByText("This page does not exist").waitFor();
    look.at("not-found");
  }

  private void walkThroughTheOffice(Owner owner, Visitor office, Look look) {
    Order order = scene.storefront().buy(1, "grace@example.org");
    open(office, "/admin");
    office.main().getByText("Please use the shop’s https address").waitFor();
    look.at("admin-plain-http");
    owner.open("/admin");
    office.field("User name").waitFor();
    look.at("admin-sign-in");
    owner.signIn();
    look.at("admin-today");
    owner.open("/admin/products");
    office.main().getByRole(AriaRole.TABLE).waitFor();
    look.at("admin-products");
    office.main().getByRole(AriaRole.TABLE).getByRole(AriaRole.LINK).first().click();
    office.button("Save").waitFor();
    look.at("admin-product");
    owner.open("/admin/products/new");
    office.button("Add product").click();
    look.at("admin-new-product");
    owner.open("/admin/products/removed");
    office.heading("Removed products").waitFor();
    look.at("admin-removed-products");
    owner.open("/admin/orders");
    office.main().getByRole(AriaRole.TABLE).waitFor();
    look.at("admin-orders");
    owner.open("/admin/orders/" + order.id());
    office.button("Begin with it").waitFor();
    look.at("admin-order");
  }

  private void open(Visitor visitor, String path) {
    visitor.page().navigate(scene.shop().url() + path);
  }
}
