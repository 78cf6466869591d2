package dev.shopkeeper.operator.status;

import dev.shopkeeper.operator.edge.EdgeHealth;
import dev.shopkeeper.operator.monitoring.MonitoringHealth;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.plan.Memory;
import dev.shopkeeper.operator.plan.Plan;
import dev.shopkeeper.operator.plan.StageName;
import dev.shopkeeper.operator.prometheus.ServiceMonitor;
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

  /// Of a Shop whose spec cannot be kept: nothing was done, and what was known stays known.
  public static ShopStatus invalid(Shop shop, List<Violation> violations, Instant now) {
    String message =
        violations.stream().map(Violation::toString).collect(Collectors.joining("; ", "", "."));
    var conditions = new Conditions(shop, now).keepingOthers();
    conditions.set("Ready", false, "InvalidSpec", message);
    conditions.set("Progressing", false, "InvalidSpec", "It waits for the spec to be corrected.");
    conditions.set("Degraded", true, "InvalidSpec", message);
    ShopStatus before = shop.statusOrEmpty();
    return new ShopStatus(
        shop.generation(),
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
    progressing(conditions, plan);
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
        "Ready",
        refused(refusals)
            .or(() -> failed(plan))
            .or(() -> waiting(plan))
            .or(rollout::rolledBack)
            .orElse(Health.ready()),
        "Available",
        "The shop is open at " + url.orElse("its address") + ".");
  }

  private static void progressing(Conditions conditions, Plan plan) {
    if (waiting(plan).orElse(Health.ready()) instanceof Health.Waiting(var reason, var message)) {
      conditions.set("Progressing", true, reason, message);
    } else {
      conditions.set("Progressing", false, "Settled", "Nothing is under way.");
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
      conditions.set("Degraded", true, reason, message);
    } else {
      conditions.set("Degraded", false, "AsExpected", "Nothing needs help.");
    }
  }

  private static void tiers(Conditions conditions, Plan plan) {
    conditions.ready(
        "DatabaseReady",
        worst(plan, StageName.DATA, StageName.DATABASE),
        "Available",
        "The database accepts connections.");
    conditions.ready(
        "ApiReady",
        worst(plan, StageName.MIGRATION, StageName.API),
        "Available",
        "The schema is migrated and every api pod serves.");
    conditions.ready(
        "UiReady", plan.of(StageName.UI), "Available", "Every ui pod serves and can be reached.");
  }

  private static void edge(Conditions conditions, Shop shop, Plan plan) {
    if (!EdgeHealth.isWanted(shop)) {
      conditions.set("EdgeReady", false, "Disabled", "spec.edge is not given: as is wanted.");
      return;
    }
    conditions.ready(
        "EdgeReady",
        plan.of(StageName.EDGE),
        "Available",
        "An ingress controller has taken the host, and its certificate is there.");
  }

  private static void monitoring(
      Conditions conditions, Shop shop, Plan plan, List<Refusal> refusals) {
    if (!MonitoringHealth.isWanted(shop)) {
      conditions.set(
          "MonitoringReady", false, "Disabled", "spec.monitoring.mode is Disabled: as is wanted.");
      return;
    }
    conditions.ready(
        "MonitoringReady",
        refused(refusals).orElse(plan.of(StageName.MONITORING)),
        "Available",
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
                "ApplyRefused",
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
