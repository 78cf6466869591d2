package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.problem.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which page of the removed products is wanted.
public record RemovedQuery(@Nullable Removal after, int limit) {

  /// How many a page has when nobody says.
  static final int USUAL = 50;

  /// More than these are not one page.
  static final int MOST = 100;

  private static final Set<String> KNOWN = Set.of("after", "limit");
  private static final int LONGEST_NAME = 100;
  private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

  /// Reads the parameters of a request; refuses what it does not know by its name.
  public static RemovedQuery of(Map<String, String[]> parameters) {
    parameters.forEach(RemovedQuery::check);
    String after = one(parameters, "after");
    String limit = one(parameters, "limit");
    return new RemovedQuery(
        after == null ? null : after(after), limit == null ? USUAL : limit(limit));
  }

  private static void check(String name, String[] values) {
    if (!KNOWN.contains(name)) {
      throw Refusal.ofField(
          name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
          "is no parameter of this call: it takes after and limit");
    }
    if (values.length != 1) {
      throw Refusal.ofField(name, "is given more than once");
    }
  }

  private static @Nullable String one(Map<String, String[]> parameters, String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  private static Removal after(String text) {
    return Removal.parse(text)
        .orElseThrow(() -> Refusal.ofField("after", "must be the next of an earlier answer"));
  }

  private static int limit(String text) {
    int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw Refusal.ofField("limit", "must be a number from 1 to " + MOST);
    }
    return limit;
  }
}
