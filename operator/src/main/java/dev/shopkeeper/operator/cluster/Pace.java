package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.plan.DesiredShop;
import dev.shopkeeper.operator.plan.Plan;
import dev.shopkeeper.operator.shop.ConditionType;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.status.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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

  private final Shop shop;
  private final Plan plan;
  private final DesiredShop desired;
  private final Instant now;

  Pace(Shop shop, Plan plan, DesiredShop desired, Instant now) {
    this.shop = shop;
    this.plan = plan;
    this.desired = desired;
    this.now = now;
  }

  Duration next(List<Refusal> refusals, ShopStatus status) {
    if (!refusals.isEmpty()) {
      return AFTER_REFUSAL;
    }
    if (!plan.actions().isEmpty() || leadsOn(shop.statusOrEmpty(), status)) {
      return AFTER_CHANGES;
    }
    if (plan.health().values().stream().anyMatch(it -> waits(it, Reason.LEAVING))) {
      return WHILE_LEAVING;
    }
    if (plan.health().values().stream().anyMatch(Pace::isUnwatched)) {
      return AFTER_FAILURE;
    }
    return Stream.of(beforeRenewal(), untilDeadline(), untilAdvance())
        .flatMap(Optional::stream)
        .filter(wait -> wait.compareTo(IDLE) < 0)
        .min(Comparator.naturalOrder())
        .orElse(IDLE);
  }

  /// Whether the new status lets the next look see more to do.
  private static boolean leadsOn(ShopStatus before, ShopStatus after) {
    return !after.data().equals(before.data())
        || !Objects.equals(after.revision(), before.revision())
        || !Objects.equals(after.lastGoodRevision(), before.lastGoodRevision())
        || Stream.of(ConditionType.DATABASE_READY, ConditionType.API_READY)
            .anyMatch(tier -> after.isTrue(tier) && !before.isTrue(tier));
  }

  private Optional<Duration> beforeRenewal() {
    return desired
        .renewal()
        .map(due -> Duration.between(now, due))
        .map(wait -> wait.compareTo(LEAST_BEFORE_RENEWAL) < 0 ? LEAST_BEFORE_RENEWAL : wait);
  }

  /// What makes no progress is not told by any event.
  private Optional<Duration> untilDeadline() {
    return plan.health().values().stream().allMatch(Health::isReady)
        ? Optional.empty()
        : Optional.of(shop.getSpec().rollout().deadline());
  }

  private Optional<Duration> untilAdvance() {
    return desired.advance().map(due -> Duration.between(now, due));
  }

  /// Nor is the Secret that cert-manager writes.
  private static boolean isUnwatched(Health health) {
    return health instanceof Health.Failed || waits(health, Reason.CERTIFICATE_PENDING);
  }

  private static boolean waits(Health health, Reason reason) {
    return health instanceof Health.Waiting waiting && waiting.reason() == reason;
  }
}
