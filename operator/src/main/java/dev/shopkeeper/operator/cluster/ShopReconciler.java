package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.plan.DesiredShop;
import dev.shopkeeper.operator.plan.Intent;
import dev.shopkeeper.operator.plan.Plan;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.status.Announcement;
import dev.shopkeeper.operator.status.Refusal;
import dev.shopkeeper.operator.status.ShopStatuses;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
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
///
/// Called for Shops that are being deleted too; a Shop gets a finalizer only where its data is to
/// go with it, so the SDK, which gives one to every Shop or to none, leaves it to [Farewell].
@ControllerConfiguration(
    name = ShopReconciler.NAME,
    fieldManager = Labels.OPERATOR,
    triggerReconcilerOnAllEvents = true,
    generationAwareEventProcessing = false)
final class ShopReconciler implements Reconciler<Shop> {
  static final String NAME = "shop";

  private final Cluster cluster;
  private final EventSources events;
  private final Release release;
  private final InstantSource clock;
  private final Duration longestRest;
  private final SecureRandom random = new SecureRandom();
  private final Failures failures = new Failures();

  /// Looks at each Shop again after the longest rest at the latest: not everything is watched.
  ShopReconciler(
      Cluster cluster,
      EventSources events,
      Release release,
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
    var id = ResourceID.fromResource(shop);
    if (context.isPrimaryResourceDeleted()) {
      events.forgets(id);
      failures.end(id);
      return UpdateControl.noUpdate();
    }
    events.follow(context.eventSourceRetriever());
    Outcome outcome = reconcile(shop);
    failures.end(id);
    outcome.written().ifPresent(written -> remember(shop, written, context));
    return UpdateControl.<Shop>noUpdate().rescheduleAfter(outcome.nextWithin(longestRest));
  }

  /// An accident is nothing that anybody needs to hear of; the SDK tries again either way.
  @Override
  public ErrorStatusUpdateControl<Shop> updateErrorStatus(
      Shop shop, Context<Shop> context, Exception failure) {
    boolean last = failures.last(ResourceID.fromResource(shop), clock.instant());
    if (last && !shop.isMarkedForDeletion()) {
      failed(shop, failure).ifPresent(written -> remember(shop, written, context));
    }
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  /// Says that nothing is known any more.
  Optional<Shop> failed(Shop shop, Exception failure) {
    Instant now = clock.instant();
    return written(shop, ShopStatuses.unknown(shop, why(failure), now), now);
  }

  /// Nothing of what else an exception may tell: it could be of a Secret.
  private static String why(Exception failure) {
    return failure instanceof KubernetesClientException refused && refused.getStatus() != null
        ? KubernetesCluster.reason(refused)
        : failure.getClass().getSimpleName() + ", of which its log says more.";
  }

  private static void remember(Shop before, Shop written, Context<Shop> context) {
    context
        .eventSourceRetriever()
        .getControllerEventSource()
        .handleRecentResourceUpdate(ResourceID.fromResource(before), written, before);
  }

  Outcome reconcile(Shop shop) {
    Instant now = clock.instant();
    return shop.isMarkedForDeletion() ? Farewell.of(cluster, shop, now) : kept(shop, now);
  }

  private Outcome kept(Shop shop, Instant now) {
    return switch (Intent.of(shop, release, keys -> cluster.observe(shop, keys), now, random)) {
      case Intent.Invalid(var violations) -> invalid(shop, violations, now);
      case Intent.Planned(var observed, var desired, var plan) ->
          kept(shop, observed, desired, plan, now);
    };
  }

  private Outcome kept(Shop shop, Observed observed, DesiredShop desired, Plan plan, Instant now) {
    List<Refusal> refusals = Changes.make(cluster, shop, plan);
    ShopStatus status = ShopStatuses.of(shop, plan, observed, desired.memory(), refusals, now);
    Optional<Shop> written = written(shop, status, now);
    return new Outcome(
        refusals.isEmpty() ? prepared(shop, written) : written,
        new Pace(shop, plan, desired, now).next(refusals, status));
  }

  /// After all else: who deletes the Shop then finds its volume as it is to be.
  private Optional<Shop> prepared(Shop shop, Optional<Shop> written) {
    return Farewell.prepare(cluster, written.orElse(shop)).or(() -> written);
  }

  private Outcome invalid(Shop shop, List<Violation> violations, Instant now) {
    return new Outcome(written(shop, ShopStatuses.invalid(shop, violations, now), now), Pace.IDLE);
  }

  /// What has become of a Shop is told once it is on record, so that it is told once.
  private Optional<Shop> written(Shop shop, ShopStatus status, Instant now) {
    if (status.equals(shop.getStatus())) {
      return Optional.empty();
    }
    Shop written = cluster.writeStatus(shop, status);
    Announcement.between(shop.statusOrEmpty(), status)
        .forEach(announcement -> cluster.announce(shop, announcement, now));
    return Optional.of(written);
  }
}
