package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.plan.DesiredShop;
import dev.shopkeeper.operator.plan.Plan;
import dev.shopkeeper.operator.plan.Planner;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.status.Announcement;
import dev.shopkeeper.operator.status.Refusal;
import dev.shopkeeper.operator.status.ShopStatuses;
import dev.shopkeeper.operator.workload.Images;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The loop: check, observe, desire, plan, change, and write the status last.
@ControllerConfiguration(name = "shop", fieldManager = Labels.OPERATOR)
final class ShopReconciler implements Reconciler<Shop> {
  private final Cluster cluster;
  private final EventSources events;
  private final Images release;
  private final InstantSource clock;
  private final Duration longestRest;
  private final SecureRandom random = new SecureRandom();

  /// Looks at each Shop again after the longest rest at the latest: not everything is watched.
  ShopReconciler(
      Cluster cluster,
      EventSources events,
      Images release,
      InstantSource clock,
      Duration longestRest) {
    this.cluster = cluster;
    this.events = events;
    this.release = release;
    this.clock = clock;
    this.longestRest = longestRest;
  }

  @Override
  public List<EventSource<?, Shop>> prepareEventSources(EventSourceContext<Shop> context) {
    return events.prepare(context);
  }

  /// The written status is put into the cache at once: the next look must not see the one before.
  @Override
  public UpdateControl<Shop> reconcile(Shop shop, Context<Shop> context) {
    events.follow(context.eventSourceRetriever());
    Outcome outcome = reconcile(shop);
    outcome
        .written()
        .ifPresent(written ->
            context
                .eventSourceRetriever()
                .getControllerEventSource()
                .handleRecentResourceUpdate(ResourceID.fromResource(shop), written, shop));
    return UpdateControl.<Shop>noUpdate().rescheduleAfter(outcome.nextWithin(longestRest));
  }

  Outcome reconcile(Shop shop) {
    Instant now = clock.instant();
    List<Violation> violations = DesiredShop.check(shop, release);
    if (!violations.isEmpty()) {
      return new Outcome(
          written(shop, ShopStatuses.invalid(shop, violations, now), now), Pace.IDLE);
    }
    Observed observed = cluster.observe(shop, DesiredShop.keys(shop, release));
    DesiredShop desired = DesiredShop.of(shop, release, observed, now, random);
    Plan plan = Planner.plan(shop, desired, observed);
    List<Refusal> refusals = Changes.make(cluster, shop, plan);
    ShopStatus status = ShopStatuses.of(shop, plan, observed, desired.memory(), refusals, now);
    boolean remembers = !status.data().equals(shop.statusOrEmpty().data());
    return new Outcome(
        written(shop, status, now), Pace.next(plan, refusals, remembers, desired.renewal(), now));
  }

  /// What has become of a Shop is told once it is on record, so that it is told once.
  private Optional<Shop> written(Shop shop, ShopStatus status, Instant now) {
    if (status.equals(shop.getStatus())) {
      return Optional.empty();
    }
    Shop written = cluster.writeStatus(shop, status);
    Announcement.between(shop.statusOrEmpty(), status)
        .ifPresent(announcement -> cluster.announce(shop, announcement, now));
    return Optional.of(written);
  }
}
