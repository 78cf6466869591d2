package dev.shopkeeper.shop.log;

import java.time.Instant;

/// Writes moments as RFC 3339 in UTC with milliseconds, the calendar reckoned once a second.
final class Timestamps {

  private static final int MILLIS = 1_000;

  /// A second and how it begins, such as `2026-01-02T03:04:05.`.
  private record Second(long number, String text) {

    static Second of(long number) {
      String text = Instant.ofEpochSecond(number).toString();
      return new Second(number, text.substring(0, text.length() - 1) + ".");
    }
  }

  private volatile Second last = Second.of(0);

  String of(long epochMillis) {
    Second second = last;
    if (second.number != Math.floorDiv(epochMillis, MILLIS)) {
      second = Second.of(Math.floorDiv(epochMillis, MILLIS));
      last = second;
    }
    int millis = Math.floorMod(epochMillis, MILLIS);
    char[] digits = {
      (char) ('0' + millis / 100), (char) ('0' + millis / 10 % 10), (char) ('0' + millis % 10), 'Z'
    };
    return second.text + String.valueOf(digits);
  }
}
