package dev.shopkeeper.operator.cluster;

import java.util.function.BooleanSupplier;

/// In whose name a process changes things, and whether it still may.
public record Term(String instance, BooleanSupplier holds) {
  /// Of the only operator there is.
  public static final Term ENDLESS = new Term("shopkeeper", () -> true);

  /// A process that was stopped for a while may wake up in the middle of a change when another has
  /// long taken over.
  void require() {
    if (!holds.getAsBoolean()) {
      throw new IllegalStateException("The lease is no longer held; nothing more is changed");
    }
  }
}
