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

  /// On a Shop, and on the definition of Shops: its own UID, by which somebody confirms that data
  /// may go.
  public static final String CONFIRM_DELETION = "shopkeeper.dev/confirm-deletion";

  /// On a volume: the reclaim policy it had before it was told to stay.
  public static final String RECLAIM_POLICY = "shopkeeper.dev/reclaim-policy";

  /// On a volume that nobody claims any more: the identity of the Shop that may have it.
  public static final String TAKE_UP = "shopkeeper.dev/take-up";

  /// On pods, from the second template revision on: by which one they were made.
  public static final String TEMPLATE_REVISION = "shopkeeper.dev/template-revision";

  /// On pods: what asked for their restart.
  public static final String RESTARTED = "shopkeeper.dev/restarted";

  /// On pods: the container that kubectl takes when none is named.
  public static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";

  /// On a Shop: asks for a rolling restart, `<tier or all>@<token>`, once for each value.
  public static final String RESTART = "shopkeeper.dev/restart";

  /// On a Shop: asks to advance to what the operator brings, once for each value.
  public static final String ADVANCE = "shopkeeper.dev/advance";

  /// On a Shop: asks to be looked at now.
  public static final String RECONCILE = "shopkeeper.dev/reconcile";

  private Annotations() {}
}
