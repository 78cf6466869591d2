package dev.shopkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.shopkeeper.e2e.Owner.Product;
import dev.shopkeeper.e2e.Stage.Scene;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the owner does at `/admin` is what customers meet.
@ExtendWith(OnStage.class)
class OwnerIT {

  private static final String SCRIPT =
      "<script>window.ran=true</script><img src=x onerror=\"window.ran=true\">";

  private final Scene scene;
  private final Visitor office;
  private final Visitor customer;
  private final Owner owner;

  OwnerIT(Scene scene) {
    this.scene = scene;
    scene.shop().ready();
    this.office = scene.browser().visitor();
    this.customer = scene.browser().visitor();
    this.owner = new Owner(office, scene.shop());
    owner.signIn();
  }

  @AfterEach
  void leave() {
    owner.close();
    customer.close();
  }

  @Test
  void aCustomerFindsWhatTheOwnerAdds() {
    long id = owner.add(new Product("Walnut tray", "For breakfast in bed.", "24.90", 7));

    customer.page().navigate(scene.shop().url());
    customer.field("Search").fill("walnut");
    Locator found = customer.link("Walnut tray");
    found.click();

    assertThat(customer.heading("Walnut tray")).isVisible();
    assertThat(customer.page()).hasURL(scene.shop().url() + "/products/" + id);
    assertThat(customer.main()).containsText("€24.90");
    customer
        .page()
        .waitForFunction(
            "picture => picture.naturalWidth > 0",
            customer.main().getByRole(AriaRole.IMG).elementHandle());
  }

  @Test
  void whatTheOwnerRemovesIsGoneUntilItIsBroughtBack() {
    var product = new Product("Brass bell", "For the door.", "12.00", 3);
    long id = owner.add(product);
    String address = scene.shop().url() + "/products/" + id;

    owner.remove(product);
    customer.page().navigate(address);
    assertThat(customer.main()).containsText("This product does not exist");

    owner.bringBack(product);
    customer.page().navigate(address);
    assertThat(customer.heading("Brass bell")).isVisible();
    assertThat(customer.main()).containsText("€12.00");
  }

  @Test
  void theCustomerSeesTheOwnerBeginWithTheOrder() {
    Order order = scene.storefront().buy(1, "grace@example.org");
    customer.page().navigate(order.link());

    owner.open("/admin/orders/" + order.id());
    office.button("Begin with it").click();
    assertThat(office.button("Mark as completed")).isVisible();

    customer.page().reload();
    assertThat(customer.main()).containsText("we are packing it");
    assertThat(customer.button("Cancel order")).hasCount(0);
  }

  @Test
  void scriptsInAnyFieldNeverRun() {
    owner.open("/admin/products/new");
    for (String label : new String[] {"Name", "Description", "Price in EUR", "In stock"}) {
      office.field(label).fill(SCRIPT);
    }
    office.button("Add product").click();
    assertNothingRan(office);
    long id = owner.add(new Product("Tray " + SCRIPT, SCRIPT, "1.00", 1));
    assertNothingRan(office);
    office.field("Came in or went out").fill(SCRIPT);
    office.button("Change stock").click();
    assertNothingRan(office);
    owner.open("/admin/orders");
    office.field("Customer’s e-mail, the whole address").fill(SCRIPT);
    office.press("Enter");
    assertNothingRan(office);
    owner.open("/admin/products");
    office.field("Search").fill(SCRIPT);
    office.press("Enter");
    assertNothingRan(office);

    customer
        .page()
        .navigate(scene.shop().url() + "/products/" + id + "?q=" + SCRIPT + "#" + SCRIPT);
    assertThat(customer.heading("Tray " + SCRIPT)).isVisible();
    customer.button("Add to cart").click();
    customer.button("View cart").click();
    customer.link("Go to checkout").click();
    customer.field("E-mail").fill(SCRIPT);
    customer.button("Place order").click();
    assertNothingRan(customer);
    customer.page().navigate(scene.shop().url());
    for (String label : new String[] {"Search", "Price from", "Price up to"}) {
      customer.field(label).fill(SCRIPT);
      customer.press("Enter");
      assertNothingRan(customer);
    }
  }

  private static void assertNothingRan(Visitor visitor) {
    visitor.page().waitForTimeout(300);
    Assertions.assertThat(visitor.page().evaluate("window.ran")).isNull();
    Assertions.assertThat(visitor.policyViolations()).isEmpty();
  }
}
