package dev.shopkeeper.shop.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a product was removed, and which: a place in the list of those, behind which its next page
/// begins.
record Removal(Instant at, ProductId id) {

  /// Microseconds are what the database keeps, and these many digits of them end before its years
  /// do.
  private static final Pattern FORM = Pattern.compile("([0-9]{1,17})-([0-9]{1,18})");

  static Removal of(RemovedProduct removed) {
    return new Removal(removed.removedAt(), removed.product().id());
  }

  /// How a page's `next` says it.
  String text() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id.value();
  }

  /// The place that `text` says, unless it is none.
  static Optional<Removal> parse(String text) {
    return Optional.of(FORM.matcher(text))
        .filter(Matcher::matches)
        .map(form ->
            new Removal(
                Instant.EPOCH.plus(Long.parseLong(form.group(1)), ChronoUnit.MICROS),
                new ProductId(Long.parseLong(form.group(2)))));
  }
}
