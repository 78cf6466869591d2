package dev.shopkeeper.shop.checker.history;

/// What a run was, and what `verify-audit` said at its end; `auditExit` is -1 where the API has no
/// such command.
public record Facts(long seed, int clients, double seconds, int auditExit, String auditSays) {

  /// Its file in a run's folder.
  public static final String FILE = "run.json";
}
