package dev.shopkeeper.operator.shop;

import java.time.Duration;
import java.util.Locale;

/// Lengths of time as users write them: a whole number of seconds, minutes or hours.
public final class Times {
  private Times() {}

  public static Duration length(String text) {
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }
}
