package dev.shopkeeper.operator.status;

import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.ConditionStatus;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.ShopStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is worth telling people about the step from one status to the next.
///
/// @param warning whether somebody should look
/// @param note at most 1 kB, as events have it
public record Announcement(boolean warning, String reason, String note) {
  private static final int LONGEST_NOTE = 1024;

  private record Cause(String reason, String message) {}

  public Announcement {
    note = shortened(note);
  }

  /// Each condition whose status or reason is another one than before; those that have the same
  /// cause in one breath. What only begins to wait is not told, nor is another wording of the same.
  public static List<Announcement> between(ShopStatus before, ShopStatus after) {
    Map<Cause, List<Condition>> news =
        after.conditions().stream()
            .filter(now -> isNews(before.condition(now.type()), now))
            .collect(
                Collectors.groupingBy(
                    now -> new Cause(now.reason(), now.message()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return news.entrySet().stream().map(it -> of(it.getKey(), it.getValue())).toList();
  }

  private static boolean isNews(Optional<Condition> before, Condition now) {
    Optional<Condition> known = before.filter(it -> !is(it, Reason.NOT_RECONCILED));
    if (known.isEmpty()) {
      return !now.status().equals(ConditionStatus.FALSE.toString()) || isTrouble(now.reason());
    }
    return !known.get().status().equals(now.status())
        || (!known.get().reason().equals(now.reason()) && !isOfAnother(now.reason()));
  }

  private static boolean is(Condition condition, Reason reason) {
    return condition.reason().equals(reason.toString());
  }

  private static boolean isTrouble(String reason) {
    return Reason.of(reason).filter(Reason::isTrouble).isPresent();
  }

  private static boolean isOfAnother(String reason) {
    return Reason.of(reason).filter(Reason::isOfAnother).isPresent();
  }

  private static Announcement of(Cause cause, List<Condition> conditions) {
    String which =
        conditions.stream()
            .map(it -> it.type() + "=" + it.status())
            .collect(Collectors.joining(", "));
    return new Announcement(
        isTrouble(cause.reason()), cause.reason(), which + ": " + cause.message());
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
