package dev.shopkeeper.shop.database;

import java.time.Duration;

/// How long a session's statements may take, and whether they may write.
///
/// The wait for a lock ends before the statement does, and the statement before the socket is given
/// up: whatever ends first says best what happened.
record SessionLimits(Duration statement, Duration lock, Duration socket, boolean readOnly) {

  static final SessionLimits BROWSING =
      new SessionLimits(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3), true);
  static final SessionLimits ORDERING =
      new SessionLimits(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(4), false);
  static final SessionLimits PROBE =
      new SessionLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), true);

  private static final String READS = " -c default_transaction_read_only=on";

  /// An order's statement is planned once a connection: its plan is the same whatever is ordered,
  /// and planning it takes as long as doing it. What visitors search for does change a plan.
  private static final String WRITES = " -c plan_cache_mode=force_generic_plan";

  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(10);

  String options() {
    return "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
            .formatted(statement.toMillis(), lock.toMillis(), IDLE_IN_TRANSACTION.toMillis())
        + (readOnly ? READS : WRITES);
  }
}
