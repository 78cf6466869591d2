package dev.shopkeeper.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.MaintenanceWindow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-05T01:59:59Z, false",
    "2026-01-05T02:00:00Z, true",
    "2026-01-05T02:59:59Z, true",
    "2026-01-05T03:00:00Z, false"
  })
  void areOpenFromTheirStartForTheirLength(Instant now, boolean open) {
    assertThat(window(MaintenanceWindow.EACH_DAY, "02:00", "1h", "UTC").isOpen(now))
        .isEqualTo(open);
  }

  @Test
  void lastBeyondMidnight() {
    Windows sunday = window(List.of("Sun"), "23:00", "24h", "UTC");
    assertThat(sunday.isOpen(Instant.parse("2026-01-05T22:59:00Z"))).isTrue();
    assertThat(sunday.isOpen(Instant.parse("2026-01-04T22:59:00Z"))).isFalse();
  }

  @Test
  void openByTheClockOfTheirPlace() {
    Windows berlin = window(List.of("Mon"), "00:30", "30m", "Europe/Berlin");
    assertThat(berlin.isOpen(Instant.parse("2026-01-04T23:45:00Z"))).isTrue();
    assertThat(berlin.isOpen(Instant.parse("2026-07-05T22:45:00Z"))).isTrue();
    assertThat(berlin.next(Instant.parse("2026-01-05T00:00:00Z")))
        .isEqualTo(Instant.parse("2026-01-11T23:30:00Z"));
  }

  /// At the end of March half past two is skipped, at the end of October it comes twice.
  @Test
  void openOnceWhenClocksChange() {
    Windows berlin = window(MaintenanceWindow.EACH_DAY, "02:30", "30m", "Europe/Berlin");
    assertThat(berlin.next(Instant.parse("2026-03-28T12:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(berlin.isOpen(Instant.parse("2026-10-25T00:45:00Z"))).isTrue();
    assertThat(berlin.isOpen(Instant.parse("2026-10-25T01:45:00Z"))).isFalse();
  }

  @Test
  void openNextAWeekLaterWhereTodaysIsOver() {
    assertThat(
            window(List.of("Mon"), "02:00", "1h", "UTC")
                .next(Instant.parse("2026-01-05T02:00:00Z")))
        .isEqualTo(Instant.parse("2026-01-12T02:00:00Z"));
  }

  private static Windows window(List<String> days, String start, String length, String zone) {
    return new Windows(new MaintenanceWindow(days, start, length, zone));
  }
}
