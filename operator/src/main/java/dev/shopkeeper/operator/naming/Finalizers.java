package dev.shopkeeper.operator.naming;

/// The finalizers of a Shop.
public final class Finalizers {
  /// The Shop waits for the operator, who deletes its data before it goes.
  public static final String DATA = "shopkeeper.dev/data";

  private Finalizers() {}
}
