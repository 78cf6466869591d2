package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.plan.Plan;
import dev.shopkeeper.operator.status.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a Shop is looked at again without an event.
final class Pace {
  /// Secrets are not watched, so at least this often.
  static final Duration IDLE = Duration.ofMinutes(5);

  /// What was changed is looked at once more: not every change comes back as an event.
  static final Duration AFTER_CHANGES = Duration.ofMillis(200);

  static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);

  /// What keeps a Shop from being whole is often not watched, such as an object of somebody else.
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private static final Duration WHILE_LEAVING = Duration.ofSeconds(2);
  private static final Duration LEAST_BEFORE_RENEWAL = Duration.ofMinutes(1);

  private Pace() {}

  static Duration next(
      Plan plan,
      List<Refusal> refusals,
      boolean remembers,
      Optional<Instant> renewal,
      Instant now) {
    if (!refusals.isEmpty()) {
      return AFTER_REFUSAL;
    }
    if (!plan.actions().isEmpty() || remembers) {
      return AFTER_CHANGES;
    }
    if (plan.health().values().stream().anyMatch(it -> waits(it, "Leaving"))) {
      return WHILE_LEAVING;
    }
    if (plan.health().values().stream().anyMatch(Pace::isUnwatched)) {
      return AFTER_FAILURE;
    }
    return renewal
        .map(due -> Duration.between(now, due))
        .map(wait -> wait.compareTo(LEAST_BEFORE_RENEWAL) < 0 ? LEAST_BEFORE_RENEWAL : wait)
        .filter(wait -> wait.compareTo(IDLE) < 0)
        .orElse(IDLE);
  }

  /// Nor is the Secret that cert-manager writes.
  private static boolean isUnwatched(Health health) {
    return health instanceof Health.Failed || waits(health, "CertificatePending");
  }

  private static boolean waits(Health health, String reason) {
    return health instanceof Health.Waiting waiting && waiting.reason().equals(reason);
  }
}
