package dev.shopkeeper.shop.checker.verdict;

import dev.shopkeeper.shop.checker.history.Dump.Movement;
import org.jspecify.annotations.Nullable;

/// A change of stock, the two times that it was made between, and the stock that its client was
/// told it had made, if it was told one.
record Window(Movement movement, long began, long ended, @Nullable Integer told) {

  /// Before everything.
  static final Window START =
      new Window(new Movement(0, 0, 0, 0, "opening"), Long.MIN_VALUE, Long.MIN_VALUE, null);
}
