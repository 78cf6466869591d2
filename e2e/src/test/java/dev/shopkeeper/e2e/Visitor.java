package dev.shopkeeper.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/// Somebody before the shop's pages: cookies, storage and settings are nobody else's.
final class Visitor implements AutoCloseable {

  private static final int MOST_TABS = 120;

  private final BrowserContext context;
  private final Page page;
  private final List<String> violations = new ArrayList<>();

  Visitor(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onConsoleMessage(this::note);
  }

  private void note(ConsoleMessage message) {
    if (message.text().contains("Content Security Policy")) {
      violations.add(message.text());
    }
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /// What the browser refused to do for the policy of the page.
  List<String> policyViolations() {
    return List.copyOf(violations);
  }

  Locator main() {
    return page.getByRole(AriaRole.MAIN);
  }

  Locator link(String name) {
    return main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /// Goes on by the Tab key until that element has the focus.
  void tabTo(Locator element) {
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      page.keyboard().press("Tab");
      if (element.count() == 1 && hasFocus(element)) {
        return;
      }
    }
    throw new AssertionError("The Tab key does not lead to " + element);
  }

  private static boolean hasFocus(Locator element) {
    return (boolean) element.evaluate("element => element === document.activeElement");
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  @Override
  public void close() {
    context.close();
  }
}
