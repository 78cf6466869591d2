package dev.shopkeeper.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.catalog.Freshness.Stamp;
import dev.shopkeeper.shop.catalog.Freshness.Verdict;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  private static final CatalogRead ONE = new CatalogRead.OfProduct(new ProductId(1));
  private static final CatalogRead OTHER = new CatalogRead.OfProduct(new ProductId(2));

  // Close to where the clock runs over.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 500_000_000);
  private final Freshness freshness = new Freshness(nanos::get);

  @BeforeEach
  void listen() {
    freshness.listening();
  }

  private void pass(long milliseconds) {
    nanos.addAndGet(milliseconds * 1_000_000);
  }

  private void observe(String snapshot) {
    long asked = nanos.get();
    pass(1);
    freshness.observed(snapshot, asked, nanos.get());
  }

  @Test
  void growsOldInTwoSteps() {
    Stamp stamp = freshness.stamp(CatalogRead.ALL);

    pass(1_499);
    assertThat(freshness.of(stamp, CatalogRead.ALL)).isEqualTo(Verdict.TELL);
    pass(2);
    assertThat(freshness.of(stamp, CatalogRead.ALL)).isEqualTo(Verdict.TELL_AND_READ_AGAIN);
    pass(500);
    assertThat(freshness.of(stamp, CatalogRead.ALL)).isEqualTo(Verdict.READ_FIRST);
  }

  @Test
  void endsForAllWithAnEdit() {
    Stamp all = freshness.stamp(CatalogRead.ALL);
    Stamp one = freshness.stamp(ONE);

    freshness.edited();

    assertThat(freshness.of(all, CatalogRead.ALL)).isEqualTo(Verdict.READ_FIRST);
    assertThat(freshness.of(one, ONE)).isEqualTo(Verdict.READ_FIRST);
    assertThat(freshness.of(freshness.stamp(ONE), ONE)).isEqualTo(Verdict.TELL);
  }

  @Test
  void endsWithAnOrderForTheProductAlone() {
    Stamp all = freshness.stamp(CatalogRead.ALL);
    Stamp one = freshness.stamp(ONE);
    Stamp other = freshness.stamp(OTHER);

    freshness.sold(List.of(new ProductId(1)));

    assertThat(freshness.of(one, ONE)).isEqualTo(Verdict.READ_FIRST);
    assertThat(freshness.of(other, OTHER)).isEqualTo(Verdict.TELL);
    assertThat(freshness.of(all, CatalogRead.ALL)).isEqualTo(Verdict.TELL);
  }

  @Test
  void isNothingThatADeafProcessKnowsOf() {
    Stamp before = freshness.stamp(ONE);

    freshness.deaf();
    assertThat(freshness.of(before, ONE)).isEqualTo(Verdict.READ_FIRST);
    Stamp meanwhile = freshness.stamp(ONE);
    assertThat(freshness.of(meanwhile, ONE)).isEqualTo(Verdict.READ_FIRST);
    freshness.listening();

    assertThat(freshness.of(before, ONE)).isEqualTo(Verdict.READ_FIRST);
    assertThat(freshness.of(meanwhile, ONE)).isEqualTo(Verdict.READ_FIRST);
  }

  @Test
  void lastsWhileTheDatabaseIsQuiet() {
    observe("1:1:");
    Stamp stamp = freshness.stamp(ONE);
    for (int i = 0; i < 100; i++) {
      pass(200);
      observe("1:1:");
    }

    assertThat(freshness.of(stamp, ONE)).isEqualTo(Verdict.TELL);
    pass(1_501);
    assertThat(freshness.of(stamp, ONE)).isEqualTo(Verdict.TELL_AND_READ_AGAIN);
  }

  @Test
  void countsFromTheEndOfTheQuietWhenSomethingIsWritten() {
    observe("1:1:");
    Stamp stamp = freshness.stamp(ONE);
    pass(5_000);
    observe("1:1:");

    pass(200);
    observe("2:2:");

    assertThat(freshness.of(stamp, ONE)).isEqualTo(Verdict.TELL);
    pass(1_500);
    observe("2:2:");
    assertThat(freshness.of(stamp, ONE)).isEqualTo(Verdict.TELL_AND_READ_AGAIN);
    pass(500);
    observe("3:3:");
    assertThat(freshness.of(stamp, ONE)).isEqualTo(Verdict.READ_FIRST);
  }

  @Test
  void isNotConfirmedByAQuietThatBeganAfterTheRead() {
    Stamp stamp = freshness.stamp(ONE);
    pass(10);
    observe("1:1:");
    pass(2_000);
    observe("1:1:");

    assertThat(freshness.of(stamp, ONE)).isEqualTo(Verdict.READ_FIRST);
  }
}
