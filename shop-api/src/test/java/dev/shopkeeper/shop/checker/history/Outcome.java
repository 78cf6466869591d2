package dev.shopkeeper.shop.checker.history;

/// What a client knows after a call.
public enum Outcome {
  /// Answered with success.
  OK,
  /// Refused for good: a 4xx.
  FAIL,
  /// It may have taken effect, now or later, or not at all: a timeout, a broken connection or a
  /// 5xx.
  UNKNOWN
}
