package dev.shopkeeper.shop.limit;

import dev.shopkeeper.shop.problem.ProblemType;
import java.util.Locale;

/// Why a request was not let in, and what its sender is told.
enum Reason {
  CLIENT_RATE(429, ProblemType.RATE_LIMITED, "You ask more often than one client may."),
  GLOBAL_RATE(
      429, ProblemType.RATE_LIMITED, "All customers together ask more than the shop takes."),
  OVERLOAD(503, ProblemType.OVERLOADED, "Too many requests are at work. Nothing was changed.");

  private final int status;
  private final ProblemType type;
  private final String detail;

  Reason(int status, ProblemType type, String detail) {
    this.status = status;
    this.type = type;
    this.detail = detail;
  }

  int status() {
    return status;
  }

  ProblemType type() {
    return type;
  }

  String detail() {
    return detail;
  }

  /// The value of the metric's tag.
  String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
