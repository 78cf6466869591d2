package dev.shopkeeper.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A headless Chromium of the distribution's.
final class Browser implements AutoCloseable {

  private static final List<String> CANDIDATES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable");

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  private final Playwright playwright = Playwright.create();
  private final com.microsoft.playwright.Browser chromium =
      playwright
          .chromium()
          .launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(QUIET));

  Page open(String url) {
    Page page = chromium.newPage();
    page.setViewportSize(1280, 900);
    page.navigate(url);
    return page;
  }

  /// Somebody with a browser of their own, as they have set it up.
  Visitor visitor(UnaryOperator<NewContextOptions> settings) {
    return new Visitor(
        chromium.newContext(settings.apply(new NewContextOptions().setViewportSize(1280, 900))));
  }

  Visitor visitor() {
    return visitor(UnaryOperator.identity());
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }

  private static Path executable() {
    String named = System.getenv("CHROMIUM");
    return Stream.concat(Stream.ofNullable(named), CANDIDATES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "No Chromium found. Install one (Debian: apt-get install chromium) or set"
                    + " CHROMIUM to its path."));
  }
}
