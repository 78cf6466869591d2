package dev.shopkeeper.operator.status;

import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.ShopStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What is worth telling people about the step from one status to the next.
///
/// @param warning whether somebody should look
/// @param note at most 1 kB, as events have it
public record Announcement(boolean warning, String reason, String note) {
  private static final int LONGEST_NOTE = 1024;

  public Announcement {
    note = shortened(note);
  }

  /// A Shop that begins to need help, or needs it for another reason; else one that opens, closes
  /// or needs no more help. Nothing, when none of this changed.
  public static Optional<Announcement> between(ShopStatus before, ShopStatus after) {
    if (after.isTrue("Degraded")) {
      return after
          .condition("Degraded")
          .filter(now -> !before.isTrue("Degraded") || !now.reason().equals(reason(before)))
          .map(now -> of(true, now));
    }
    if (before.isTrue("Ready") != after.isTrue("Ready")) {
      return after.condition("Ready").map(now -> of(false, now));
    }
    return after
        .condition("Degraded")
        .filter(now -> before.isTrue("Degraded"))
        .map(now -> of(false, now));
  }

  private static Announcement of(boolean warning, Condition condition) {
    return new Announcement(warning, condition.reason(), condition.message());
  }

  private static String reason(ShopStatus status) {
    return status.condition("Degraded").map(Condition::reason).orElse("");
  }

  /// By bytes, at the end of a character.
  private static String shortened(String note) {
    int end = Math.min(note.length(), LONGEST_NOTE);
    while (note.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NOTE) {
      end--;
    }
    boolean splits =
        end > 0 && end < note.length() && Character.isHighSurrogate(note.charAt(end - 1));
    return note.substring(0, splits ? end - 1 : end);
  }
}
