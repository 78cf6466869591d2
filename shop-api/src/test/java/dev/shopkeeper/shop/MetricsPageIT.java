package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopkeeper.shop.testing.RawHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/operations/metrics.md` and what a running shop exposes.
class MetricsPageIT {

  private static final Duration TWO_COUNTS = Duration.ofSeconds(60);
  private static final Path PAGE = Path.of("../docs/operations/metrics.md");
  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");
  private static final Pattern NAME = Pattern.compile("`([a-z0-9_]+\\*?)`");
  private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) ");

  private final RunningShop shop = RunningShop.shared();

  private String metrics() {
    return shop.management().get("/metrics").text();
  }

  private static Set<String> documented() throws Exception {
    return FIRST_CELL
        .matcher(Files.readString(PAGE))
        .results()
        .flatMap(cell -> NAME.matcher(cell.group(1)).results())
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> exposed(String metrics) {
    return FAMILY
        .matcher(metrics)
        .results()
        .map(family -> family.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean covers(String name, String family) {
    return name.endsWith("*")
        ? family.startsWith(name.substring(0, name.length() - 1))
        : family.equals(name);
  }

  @Test
  void knowsEveryFamilyAndNoOther() throws Exception {
    shop.http().get("/api/products/1");
    shop.http()
        .post(
            "/api/orders",
            "{\"customerEmail\": \"a@b.de\", \"items\": [{\"productId\": 1, \"quantity\": 999}]}");
    Set<String> names = documented();
    Set<String> families = exposed(metrics());

    assertThat(families)
        .as("metrics.md has no line for it")
        .allMatch(family -> names.stream().anyMatch(name -> covers(name, family)));
    assertThat(names)
        .as("the shop does not expose it any more")
        .allMatch(name -> families.stream().anyMatch(family -> covers(name, family)));
  }

  /// A count that failed, as in the outages of tests before, is made good by the next.
  @Test
  void saysWhichBuildItIsAndWhatIsInStock() {
    await()
        .atMost(TWO_COUNTS)
        .untilAsserted(() ->
            assertThat(metrics())
                .containsPattern("shop_build_info\\{revision=\"[^\"]+\",version=\"[^\"$]+\"} 1")
                .containsPattern("(?m)^shop_stock_units [0-9.E]+$"));
  }

  @Test
  void givesStrangersNoLabelsOfTheirOwn() {
    var raw = new RawHttp(shop.http().base().getPort());
    for (String line : List.of("BREW /api/products", "GET /invented/by/strangers", "GET /x?y=1")) {
      raw.send(line + " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
    }

    assertThat(metrics()).doesNotContain("BREW", "invented", "/x");
  }
}
