package dev.shopkeeper.operator.rollout;

import dev.shopkeeper.operator.shop.MaintenanceWindow;
import dev.shopkeeper.operator.shop.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// When a maintenance window is open. Its length is one of time that passes, whatever clocks say.
public final class Windows {
  private static final int WEEK = 7;

  private final MaintenanceWindow window;
  private final ZoneId zone;
  private final Duration length;

  public Windows(MaintenanceWindow window) {
    this.window = window;
    this.zone = ZoneId.of(window.timeZone());
    this.length = Times.length(window.duration());
  }

  public boolean isOpen(Instant now) {
    return openings(now)
        .anyMatch(opening -> !now.isBefore(opening) && now.isBefore(opening.plus(length)));
  }

  /// When it opens next.
  public Instant next(Instant now) {
    return openings(now).filter(now::isBefore).findFirst().orElseThrow();
  }

  /// In order, from the day before, whose window may last until now, to a week from now and a day.
  private Stream<Instant> openings(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return IntStream.rangeClosed(-2, WEEK + 1)
        .mapToObj(today::plusDays)
        .filter(this::isNamed)
        .map(day -> day.atTime(LocalTime.parse(window.start())).atZone(zone).toInstant());
  }

  private boolean isNamed(LocalDate day) {
    return window
        .days()
        .contains(day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
  }
}
