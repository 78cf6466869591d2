package dev.shopkeeper.shop.request;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C trace that a request belongs to: what one customer's click caused in all tiers.
final class TraceId {

  /// The header it comes in.
  static final String HEADER = "traceparent";

  /// The member of log lines that holds it.
  static final String MEMBER = "traceId";

  // https://www.w3.org/TR/trace-context/#traceparent-header; later versions may have more parts.
  private static final Pattern PARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?<more>-.*)?");

  private TraceId() {}

  /// The caller's trace if the header names one, otherwise a new one.
  static String of(@Nullable String parent) {
    if (parent != null) {
      Matcher matcher = PARENT.matcher(parent);
      if (matcher.matches() && (matcher.group("more") == null || !parent.startsWith("00"))) {
        return matcher.group(1);
      }
    }
    return drawn();
  }

  /// Unique, not secret: the fast source of chance will do.
  private static String drawn() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong());
  }
}
