package dev.shopkeeper.shop.catalog;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Whether what was read some time ago may still be told.
///
/// Nothing is ever thrown away here: a read is stamped when it begins, and a change moves the
/// numbers on, so that a read which began before the change is known by its stamp however late it
/// ends.
final class Freshness {

  /// Older answers are read again, while this one is still told.
  static final Duration FRESH = Duration.ofMillis(1500);

  /// Older ones are not told any more while the database answers: the bound of staleness.
  static final Duration OLDEST = Duration.ofSeconds(2);

  private static final int STRIPES = 4096;

  /// What may be done with an answer.
  enum Verdict {
    TELL,
    TELL_AND_READ_AGAIN,
    READ_FIRST
  }

  /// How well we hear of changes.
  private enum Hearing {
    LISTENING,
    DEAF,
    DATABASE_AWAY
  }

  /// The numbers as they were when a read began.
  record Stamp(long edits, long sales, long began) {}

  private final LongSupplier nanos;
  private final AtomicLong edits = new AtomicLong();
  private final AtomicLongArray sales = new AtomicLongArray(STRIPES);
  private volatile Hearing hearing = Hearing.DEAF;
  private volatile @Nullable Quiet quiet;

  Freshness(LongSupplier nanos) {
    this.nanos = nanos;
  }

  Stamp stamp(CatalogRead read) {
    return new Stamp(edits.get(), salesOf(read), nanos.getAsLong());
  }

  Verdict of(Stamp stamp, CatalogRead read) {
    if (hearing != Hearing.LISTENING
        || stamp.edits != edits.get()
        || stamp.sales != salesOf(read)) {
      return Verdict.READ_FIRST;
    }
    Quiet stretch = quiet;
    long trueAt = stretch == null ? stamp.began : stretch.trueAt(stamp.began);
    long age = nanos.getAsLong() - trueAt;
    if (age < FRESH.toNanos()) {
      return Verdict.TELL;
    }
    return age < OLDEST.toNanos() ? Verdict.TELL_AND_READ_AGAIN : Verdict.READ_FIRST;
  }

  Duration age(Stamp stamp) {
    return Duration.ofNanos(nanos.getAsLong() - stamp.began);
  }

  boolean databaseIsAway() {
    return hearing == Hearing.DATABASE_AWAY;
  }

  /// From now on every change is heard; what was read before may have missed one.
  void listening() {
    quiet = null;
    edits.incrementAndGet();
    hearing = Hearing.LISTENING;
  }

  void deaf() {
    hearing = Hearing.DEAF;
  }

  void databaseAway() {
    hearing = Hearing.DATABASE_AWAY;
  }

  /// An administrator changed the catalogue.
  void edited() {
    edits.incrementAndGet();
  }

  /// Orders took or returned stock: the products themselves are read again at once, listings when
  /// their time comes.
  void sold(Collection<ProductId> ids) {
    ids.forEach(id -> sales.incrementAndGet(stripe(id)));
  }

  void observed(String snapshot, long asked, long answered) {
    quiet = Quiet.observed(quiet, snapshot, asked, answered);
  }

  private long salesOf(CatalogRead read) {
    return read instanceof CatalogRead.OfProduct(ProductId id) ? sales.get(stripe(id)) : 0;
  }

  private static int stripe(ProductId id) {
    return Long.hashCode(id.value()) & (STRIPES - 1);
  }
}
