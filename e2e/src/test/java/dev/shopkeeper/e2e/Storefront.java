package dev.shopkeeper.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A customer before the shop's pages.
record Storefront(Browser browser, String url) {

  /// The address of an order, token and all.
  static final Pattern ORDER_LINK = Pattern.compile(".*/orders/(\\d+)#.+");

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /// Buys some of the first product of the catalogue as a guest.
  Order buy(int quantity, String email) {
    try (Page page = browser.open(url)) {
      main(page).getByRole(AriaRole.ARTICLE).first().getByRole(AriaRole.LINK).click();
      main(page).getByLabel("Quantity").selectOption(Integer.toString(quantity));
      button(page, "Add to cart").click();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("View cart")).click();
      link(page, "Go to checkout").click();
      page.getByLabel("E-mail").fill(email);
      button(page, "Place order").click();
      page.waitForURL(ORDER_LINK);
      return new Order(page.url(), id(page.url()), lines(page));
    }
  }

  /// The lines and the total that the page of an order shows when its link is opened anew.
  String read(Order order) {
    try (Page page = browser.open(order.link())) {
      String lines = lines(page);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve("order-%d.png".formatted(order.id())))
              .setFullPage(true));
      return lines;
    }
  }

  private static String lines(Page page) {
    return page.getByRole(
            AriaRole.LIST, new Page.GetByRoleOptions().setName("Products of this order"))
        .locator("..")
        .innerText();
  }

  private static Locator main(Page page) {
    return page.getByRole(AriaRole.MAIN);
  }

  private static Locator link(Page page, String name) {
    return main(page).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
  }

  private static Locator button(Page page, String name) {
    return main(page).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  private static long id(String link) {
    Matcher matcher = ORDER_LINK.matcher(link);
    if (!matcher.matches()) {
      throw new AssertionError("Not the link of an order: " + link);
    }
    return Long.parseLong(matcher.group(1));
  }
}
