package dev.shopkeeper.shop.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.catalog.KeptAnswers.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class KeptAnswersTest {

  private static final CatalogRead ONE = new CatalogRead.OfProduct(new ProductId(1));
  private static final int KILOBYTE = 1024;

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger reads = new AtomicInteger();
  private final Freshness freshness = new Freshness(nanos::get);
  private Supplier<Optional<Answer>> source = () -> Optional.of(answer("first"));
  private final KeptAnswers kept = keeping(1024 * KILOBYTE);

  private KeptAnswers keeping(long bytes) {
    return new KeptAnswers(
        freshness,
        bytes,
        _ -> {
          reads.incrementAndGet();
          return source.get();
        });
  }

  @BeforeEach
  void listen() {
    freshness.listening();
  }

  private static Answer answer(String text) {
    return Answer.of(text.getBytes(UTF_8));
  }

  private static String text(Optional<Told> told) {
    return new String(told.orElseThrow().answer().json(), UTF_8);
  }

  private void pass(long milliseconds) {
    nanos.addAndGet(milliseconds * 1_000_000);
  }

  @Test
  void readsOnceAndTellsItAgain() {
    assertThat(kept.atOnce(ONE)).isNull();
    assertThat(text(kept.tell(ONE))).isEqualTo("first");
    source = () -> Optional.of(answer("second"));

    assertThat(text(kept.tell(ONE))).isEqualTo("first");
    assertThat(text(Optional.ofNullable(kept.atOnce(ONE)))).isEqualTo("first");
    freshness.edited();
    assertThat(kept.atOnce(ONE)).isNull();
    assertThat(text(kept.tell(ONE))).isEqualTo("second");
    assertThat(reads).hasValue(2);
  }

  @Test
  void keepsNothingOfAReadThatAChangeOvertook() {
    source =
        () -> {
          freshness.edited();
          return Optional.of(answer("old"));
        };
    assertThat(text(kept.tell(ONE))).isEqualTo("old");
    source = () -> Optional.of(answer("new"));

    assertThat(text(kept.tell(ONE))).isEqualTo("new");
  }

  @Test
  void letsNobodyWaitForAReadThatBeganBeforeTheirChange() {
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    source =
        () -> {
          begun.countDown();
          await(end);
          return Optional.of(answer("old"));
        };
    var early = CompletableFuture.supplyAsync(() -> text(kept.tell(ONE)));
    await(begun);
    source = () -> Optional.of(answer("new"));

    freshness.edited();

    assertThat(text(kept.tell(ONE))).isEqualTo("new");
    end.countDown();
    assertThat(early.join()).isEqualTo("old");
    assertThat(text(kept.tell(ONE))).isEqualTo("new");
  }

  @Test
  void asksOnceForManyWhoWantTheSame() {
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    source =
        () -> {
          begun.countDown();
          await(end);
          return Optional.of(answer("first"));
        };
    List<CompletableFuture<String>> all = new ArrayList<>();
    all.add(CompletableFuture.supplyAsync(() -> text(kept.tell(ONE))));
    await(begun);
    for (int i = 0; i < 20; i++) {
      all.add(
          CompletableFuture.supplyAsync(
              () -> text(kept.tell(ONE)), task -> Thread.ofVirtual().start(task)));
    }
    end.countDown();

    assertThat(all.stream().map(CompletableFuture::join)).containsOnly("first");
    assertThat(reads).hasValue(1);
  }

  @Test
  void refreshesAnAgeingAnswerAside() throws Exception {
    kept.tell(ONE);
    var read = new CountDownLatch(1);
    source =
        () -> {
          read.countDown();
          return Optional.of(answer("second"));
        };

    pass(1_500);

    assertThat(text(Optional.ofNullable(kept.atOnce(ONE)))).isEqualTo("first");
    await(read);
    while (!"second".equals(text(kept.tell(ONE)))) {
      Thread.sleep(1);
    }
    assertThat(reads).hasValue(2);
  }

  @Test
  void tellsTheLastKnownWithItsAgeWhenTheDatabaseCannotBeReached() {
    kept.tell(ONE);
    source =
        () -> {
          throw new CannotGetJdbcConnectionException("away");
        };
    pass(61_000);

    assertThat(kept.tell(ONE).orElseThrow().age()).hasSeconds(61);
    freshness.databaseAway();
    Told told = kept.atOnce(ONE);
    assertThat(told).isNotNull();
    assertThat(text(Optional.ofNullable(told))).isEqualTo("first");
    assertThatThrownBy(() -> kept.tell(CatalogRead.ALL))
        .isInstanceOf(CannotGetJdbcConnectionException.class);
  }

  @Test
  void hidesNoDefectBehindTheLastKnown() {
    kept.tell(ONE);
    source =
        () -> {
          throw new DataIntegrityViolationException("ours");
        };
    pass(3_000);

    assertThatThrownBy(() -> kept.tell(ONE)).isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void forgetsWhatIsGone() {
    kept.tell(ONE);
    source = Optional::empty;
    freshness.edited();
    assertThat(kept.tell(ONE)).isEmpty();

    freshness.databaseAway();

    assertThat(kept.atOnce(ONE)).isNull();
  }

  @Test
  void keepsNoMoreThanItsShareOfMemory() {
    KeptAnswers small = keeping(10L * (KILOBYTE + 5));
    for (int i = 0; i < 100; i++) {
      small.tell(new CatalogRead.OfProduct(new ProductId(i)));
    }
    long told =
        LongStream.range(0, 100)
            .filter(i -> small.atOnce(new CatalogRead.OfProduct(new ProductId(i))) != null)
            .count();

    assertThat(told).isBetween(1L, 10L);
    assertThat(keeping(0).tell(ONE)).isPresent();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
