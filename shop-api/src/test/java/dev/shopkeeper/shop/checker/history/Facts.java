package dev.shopkeeper.shop.checker.history;

/// What a run was, and what `verify-audit` said at its end, and its exit code.
public record Facts(long seed, int clients, double seconds, int auditExit, String auditSays) {

  /// Its file in a run's folder.
  public static final String FILE = "run.json";
}
