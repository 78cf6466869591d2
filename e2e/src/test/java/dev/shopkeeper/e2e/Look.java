package dev.shopkeeper.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Looks at pages as their most different visitors do, and says what is wrong with them.
record Look(Visitor visitor, String theme, List<String> faults) {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final List<Integer> WIDTHS = List.of(360, 1440);
  private static final int HEIGHT = 900;
  private static final List<String> WCAG_2_2_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  Look(Visitor visitor, String theme) {
    this(visitor, theme, new ArrayList<>());
  }

  /// Looks at the page that is open, which has this name in screenshots and faults.
  void at(String name) {
    Page page = visitor.page();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    for (int width : WIDTHS) {
      page.setViewportSize(width, HEIGHT);
      String view = "%s-%s-%d".formatted(name, theme, width);
      missingPictures(page).forEach(picture -> faults.add(view + ": does not show " + picture));
      page.screenshot(
          new ScreenshotOptions().setPath(SCREENSHOTS.resolve(view + ".png")).setFullPage(true));
      if (isWiderThanItsWindow(page)) {
        faults.add(view + ": must be scrolled sideways");
      }
      barriers(page).forEach(barrier -> faults.add(view + ": " + barrier));
    }
    visitor.policyViolations().forEach(violation -> faults.add(name + ": " + violation));
  }

  /// Asks for those far down too, which are fetched only when one comes near them.
  private static List<?> missingPictures(Page page) {
    return (List<?>)
        page.evaluate(
            """
            async () => {
              const pictures = [...document.images]
              pictures.forEach(picture => { picture.loading = 'eager' })
              const shown = await Promise.allSettled(pictures.map(picture => picture.decode()))
              return pictures.filter((_, at) => shown[at].status === 'rejected').map(picture => picture.src)
            }
            """);
  }

  private static boolean isWiderThanItsWindow(Page page) {
    return (boolean)
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  private static Stream<String> barriers(Page page) {
    return new AxeBuilder(page)
        .withTags(WCAG_2_2_AA).analyze().getViolations().stream()
            .map(rule -> "%s: %s".formatted(rule.getId(), rule.getNodes()));
  }
}
