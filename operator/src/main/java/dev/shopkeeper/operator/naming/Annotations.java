package dev.shopkeeper.operator.naming;

/// The annotations of a Shop's objects.
public final class Annotations {
  /// Whose object it is: `<namespace>/<name>` of the Shop, which outlives the Shop itself.
  public static final String IDENTITY = "shopkeeper.dev/identity";

  /// The Shop that made a data object: tells an interrupted beginning from a loss.
  public static final String MADE_BY = "shopkeeper.dev/made-by";

  /// On the volume: a database was seen healthy on it, so it may never be found empty again.
  public static final String INITIALISED = "shopkeeper.dev/initialised";

  /// On pods: hash of the configuration they read at their start.
  public static final String CONFIGURATION = "shopkeeper.dev/configuration";

  private Annotations() {}
}
