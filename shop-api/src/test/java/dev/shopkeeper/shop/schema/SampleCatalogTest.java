package dev.shopkeeper.shop.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.money.Money;
import dev.shopkeeper.shop.schema.SampleCatalog.Sample;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SampleCatalogTest {

  private static final Pattern NAMED = Pattern.compile("\\bid=\"([^\"]+)\"");

  private final List<Sample> samples = SampleCatalog.samples();

  @Test
  void hasTwentyFourProductsThatCanBeSold() {
    assertThat(samples).hasSize(24);
    assertThat(samples).extracting(Sample::name).doesNotHaveDuplicates();
    assertThat(samples)
        .allSatisfy(sample -> {
          assertThat(sample.name()).isNotBlank().hasSizeLessThan(60);
          assertThat(sample.description()).hasSizeBetween(40, 400);
          assertThat(new Money(sample.price()).amount()).isPositive();
          assertThat(sample.stock()).isPositive();
        });
  }

  @Test
  void hasASmallPictureOfEachThatCarriesNoScript() {
    assertThat(samples).extracting(Sample::picture).doesNotHaveDuplicates();
    assertThat(samples)
        .extracting(SampleCatalogTest::drawing)
        .allSatisfy(picture ->
            assertThat(picture)
                .startsWith("<svg xmlns")
                .contains("aria-label=")
                .doesNotContain("<script", "href", "onload", "style", "<filter")
                .hasSizeLessThan(10_000));
  }

  /// Drawings in one document share their ids: a second `body` would be painted as the first.
  @Test
  void namesThePartsOfEachPictureAfterIt() {
    assertThat(samples)
        .allSatisfy(sample -> {
          String stem = sample.picture().replace(".svg", "");
          assertThat(NAMED.matcher(drawing(sample)).results().map(found -> found.group(1)))
              .isNotEmpty()
              .allSatisfy(id -> assertThat(id).startsWith(stem + "-"));
        });
  }

  private static String drawing(Sample sample) {
    return new String(SampleCatalog.picture(sample), UTF_8);
  }
}
