package dev.shopkeeper.shop.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The name under which one request is found again in answers and logs.
public final class RequestId {

  /// The header that carries it both ways.
  static final String HEADER = "X-Request-Id";

  /// The member of log lines and problems that holds it.
  public static final String MEMBER = "requestId";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestId() {}

  /// The id of the request this thread serves, if it serves one.
  public static @Nullable String current() {
    return MDC.get(MEMBER);
  }

  /// The id the caller gave if it is harmless in a log, otherwise that of the trace.
  static String of(@Nullable String given, String traceId) {
    return given != null && SANE.matcher(given).matches() ? given : traceId;
  }
}
