package dev.shopkeeper.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A customer before the shop's pages.
record Storefront(Browser browser, String url) {

  private static final Pattern ORDER_LINK = Pattern.compile(".*/orders/(\\d+)#.+");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /// Buys some of the first product of the catalogue as a guest.
  Order buy(int quantity, String email) {
    try (Page page = browser.open(url)) {
      page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK).first().click();
      page.getByLabel("Quantity").fill(Integer.toString(quantity));
      button(page, "Add to cart").click();
      page.getByRole(AriaRole.LINK, named("Cart")).first().click();
      page.getByRole(AriaRole.LINK, named("Check out")).click();
      page.getByLabel("E-mail").fill(email);
      button(page, "Place order").click();
      page.waitForURL(ORDER_LINK);
      return new Order(page.url(), id(page.url()), total(page));
    }
  }

  /// What the page of an order says when its link is opened anew.
  String read(Order order) {
    try (Page page = browser.open(order.link())) {
      total(page);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve("order-%d.png".formatted(order.id())))
              .setFullPage(true));
      return page.getByRole(AriaRole.MAIN).innerText();
    }
  }

  private static String total(Page page) {
    return page.getByTestId("order-total").innerText();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static long id(String link) {
    Matcher matcher = ORDER_LINK.matcher(link);
    if (!matcher.matches()) {
      throw new AssertionError("Not the link of an order: " + link);
    }
    return Long.parseLong(matcher.group(1));
  }
}
