package dev.shopkeeper.shop.catalog;

import org.jspecify.annotations.Nullable;

/// A stretch of time in which nothing was written to the database.
///
/// Two equal snapshots have seen the same transactions end, so what was read after the first of
/// them is still true at the last one.
record Quiet(String snapshot, long from, long until, @Nullable Quiet before) {

  /// Goes on when the snapshot taken between those moments is the same one, else begins anew.
  static Quiet observed(@Nullable Quiet last, String snapshot, long asked, long answered) {
    if (last == null) {
      return new Quiet(snapshot, answered, asked, null);
    }
    return last.snapshot.equals(snapshot)
        ? new Quiet(snapshot, last.from, asked, last.before)
        : new Quiet(snapshot, answered, asked, last.withoutPast());
  }

  private Quiet withoutPast() {
    return new Quiet(snapshot, from, until, null);
  }

  /// The latest moment known at which what was read at `began` was still true.
  long trueAt(long began) {
    if (began - from >= 0) {
      return latest(began, until);
    }
    return before != null && began - before.from >= 0 ? latest(began, before.until) : began;
  }

  /// Moments of a clock that may run over: only their differences mean something.
  private static long latest(long one, long other) {
    return one - other >= 0 ? one : other;
  }
}
