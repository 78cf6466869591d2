package dev.shopkeeper.operator.status;

import static dev.shopkeeper.operator.shop.ConditionType.API_READY;
import static dev.shopkeeper.operator.shop.ConditionType.DATABASE_READY;
import static dev.shopkeeper.operator.shop.ConditionType.DEGRADED;
import static dev.shopkeeper.operator.shop.ConditionType.EDGE_READY;
import static dev.shopkeeper.operator.shop.ConditionType.MONITORING_READY;
import static dev.shopkeeper.operator.shop.ConditionType.PROGRESSING;
import static dev.shopkeeper.operator.shop.ConditionType.READY;
import static dev.shopkeeper.operator.shop.ConditionType.UI_READY;

import dev.shopkeeper.operator.edge.EdgeHealth;
import dev.shopkeeper.operator.monitoring.MonitoringHealth;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.plan.Memory;
import dev.shopkeeper.operator.plan.Plan;
import dev.shopkeeper.operator.plan.StageName;
import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.ui.Storefront;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The status of a Shop after a reconcile.
public final class ShopStatuses {
  private ShopStatuses() {}

  /// Of a Shop whose spec cannot be kept: nothing was done, and how its tiers fare was not asked.
  public static ShopStatus invalid(Shop shop, List<Violation> violations, Instant now) {
    String message =
        violations.stream().map(Violation::toString).collect(Collectors.joining("; ", "", "."));
    var conditions = new Conditions(shop, now);
    conditions.set(READY, false, Reason.INVALID_SPEC, message);
    conditions.set(
        PROGRESSING, false, Reason.INVALID_SPEC, "It waits for the spec to be corrected.");
    conditions.set(DEGRADED, true, Reason.INVALID_SPEC, message);
    RolloutStatus.paused(conditions, shop.getSpec().paused(), false);
    conditions.unknown(
        Reason.INVALID_SPEC, "It is left as it is, unseen, until the spec is corrected.");
    return remembering(shop, shop.generation(), conditions);
  }

  /// Of a Shop that the operator fails at again and again: what was true may no longer be.
  ///
  /// @param why as far as is known
  public static ShopStatus unknown(Shop shop, String why, Instant now) {
    var conditions = new Conditions(shop, now);
    RolloutStatus.paused(conditions, shop.getSpec().paused(), false);
    conditions.unknown(
        Reason.RECONCILE_FAILED, "The operator fails at this Shop and tries again: " + why);
    return remembering(shop, shop.statusOrEmpty().observedGeneration(), conditions);
  }

  private static ShopStatus remembering(Shop shop, long generation, Conditions conditions) {
    ShopStatus before = shop.statusOrEmpty();
    return new ShopStatus(
        generation,
        before.url(),
        before.revision(),
        before.lastGoodRevision(),
        before.failedRevision(),
        before.ui(),
        before.api(),
        before.database(),
        before.data(),
        conditions.toList());
  }

  public static ShopStatus of(
      Shop shop, Plan plan, Observed observed, Memory memory, List<Refusal> refusals, Instant now) {
    Optional<String> url =
        EdgeHealth.isWanted(shop) ? EdgeHealth.url(shop, observed) : Storefront.url(shop, observed);
    var conditions = new Conditions(shop, now);
    List<Refusal> serious = refusals.stream().filter(it -> !isOfMonitoring(it)).toList();
    var rollout = new RolloutStatus(shop, plan, memory.course(), serious.isEmpty());
    ready(conditions, plan, serious, rollout, url);
    progressing(conditions, plan, rollout);
    degraded(conditions, plan, serious, rollout, now);
    rollout.paused(conditions);
    tiers(conditions, plan);
    edge(conditions, shop, plan);
    monitoring(
        conditions, shop, plan, refusals.stream().filter(ShopStatuses::isOfMonitoring).toList());
    return new ShopStatus(
        shop.generation(),
        url.orElse(null),
        rollout.revision(),
        rollout.lastGoodRevision(),
        memory.course().failed().orElse(null),
        rollout.ui(),
        rollout.api(memory.migrated()),
        rollout.database(memory.initialised()),
        memory.data(),
        conditions.toList());
  }

  private static void ready(
      Conditions conditions,
      Plan plan,
      List<Refusal> refusals,
      RolloutStatus rollout,
      Optional<String> url) {
    conditions.ready(
        READY,
        refused(refusals)
            .or(() -> failed(plan))
            .or(() -> waiting(plan))
            .or(rollout::rolledBack)
            .orElse(Health.ready()),
        "The shop is open at " + url.orElse("its address") + ".");
  }

  /// A tier that waits for one that failed is not under way.
  private static void progressing(Conditions conditions, Plan plan, RolloutStatus rollout) {
    if (!(waiting(plan).orElse(Health.ready()) instanceof Health.Waiting(var reason, var message))
        || reason.isOfAnother()) {
      conditions.set(PROGRESSING, false, Reason.SETTLED, "Nothing is under way.");
    } else if (rollout.isIdle()) {
      conditions.set(PROGRESSING, false, Reason.ALL_PAUSED, "Nothing is done about it. " + message);
    } else {
      conditions.set(PROGRESSING, true, reason, message);
    }
  }

  private static void degraded(
      Conditions conditions,
      Plan plan,
      List<Refusal> refusals,
      RolloutStatus rollout,
      Instant now) {
    if (refused(refusals)
            .or(() -> failed(plan))
            .or(rollout::rolledBack)
            .or(() -> rollout.overdue(now))
            .orElse(Health.ready())
        instanceof Health.Failed(var reason, var message)) {
      conditions.set(DEGRADED, true, reason, message);
    } else {
      conditions.set(DEGRADED, false, Reason.AS_EXPECTED, "Nothing needs help.");
    }
  }

  private static void tiers(Conditions conditions, Plan plan) {
    conditions.ready(
        DATABASE_READY,
        worst(plan, StageName.DATA, StageName.DATABASE),
        "The database accepts connections.");
    conditions.ready(
        API_READY,
        worst(plan, StageName.MIGRATION, StageName.API),
        "The schema is migrated and every api pod serves.");
    conditions.ready(UI_READY, plan.of(StageName.UI), "Every ui pod serves and can be reached.");
  }

  private static void edge(Conditions conditions, Shop shop, Plan plan) {
    if (!EdgeHealth.isWanted(shop)) {
      conditions.set(EDGE_READY, false, Reason.DISABLED, "spec.edge is not given: as is wanted.");
      return;
    }
    conditions.ready(
        EDGE_READY,
        plan.of(StageName.EDGE),
        "An ingress controller has taken the host, and its certificate is there.");
  }

  private static void monitoring(
      Conditions conditions, Shop shop, Plan plan, List<Refusal> refusals) {
    if (!MonitoringHealth.isWanted(shop)) {
      conditions.set(
          MONITORING_READY,
          false,
          Reason.DISABLED,
          "spec.monitoring.mode is Disabled: as is wanted.");
      return;
    }
    conditions.ready(
        MONITORING_READY,
        refused(refusals).orElse(plan.of(StageName.MONITORING)),
        "ServiceMonitors tell Prometheus to read the metrics of api and ui.");
  }

  private static boolean isOfMonitoring(Refusal refusal) {
    return refusal.object().kind().equals(HasMetadata.getKind(ServiceMonitor.class));
  }

  private static Optional<Health> refused(List<Refusal> refusals) {
    return refusals.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Health.failed(
                Reason.APPLY_REFUSED,
                refusals.stream().map(Refusal::toString).collect(Collectors.joining("; "))));
  }

  private static Optional<Health> failed(Plan plan) {
    return needed(plan).filter(Health.Failed.class::isInstance).findFirst();
  }

  private static Optional<Health> waiting(Plan plan) {
    return needed(plan).filter(Health.Waiting.class::isInstance).findFirst();
  }

  private static Stream<Health> needed(Plan plan) {
    return Arrays.stream(StageName.values()).filter(StageName::isNeededToServe).map(plan::of);
  }

  private static Health worst(Plan plan, StageName... stages) {
    return Arrays.stream(stages)
        .map(plan::of)
        .filter(health -> !health.isReady())
        .findFirst()
        .orElse(Health.ready());
  }
}
