package dev.shopkeeper.shop.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/// The seven days that end with today, as a zone counts them.
record Week(LocalDate today, ZoneId zone) {

  static final int DAYS = 7;

  static Week endingAt(Instant now, ZoneId zone) {
    return new Week(LocalDate.ofInstant(now, zone), zone);
  }

  /// Its days, the oldest first.
  List<LocalDate> days() {
    return IntStream.range(0, DAYS).mapToObj(day -> today.minusDays(DAYS - 1L - day)).toList();
  }

  /// When each day begins, and when the last one ends: not always 24 hours apart.
  List<Instant> bounds() {
    return IntStream.rangeClosed(0, DAYS)
        .mapToObj(day -> today.minusDays(DAYS - 1L - day).atStartOfDay(zone).toInstant())
        .toList();
  }
}
