package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.rollout.Advance;
import dev.shopkeeper.operator.rollout.Course;
import dev.shopkeeper.operator.rollout.NamedRevision;
import dev.shopkeeper.operator.rollout.Revision;
import dev.shopkeeper.operator.rollout.Stall;
import dev.shopkeeper.operator.rollout.StoredRevisions;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Which revision a Shop's pods are made by, given what is seen of the one wanted.
final class Courses {
  private Courses() {}

  static Course of(
      Shop shop,
      Tiers tiers,
      StoredRevisions stored,
      Release release,
      Observed observed,
      Instant now) {
    Revision current = Advance.current(shop, stored, observed, release);
    Revision wanted = Advance.of(shop, current, release, now);
    var names = new Names(shop.name());
    Optional<String> stall =
        stall(shop, names.ui(), () -> tiers.ui(wanted), observed, now)
            .or(() ->
                stall(
                    shop,
                    names.api(),
                    () -> tiers.api(wanted, wanted.running(Component.API)),
                    observed,
                    now))
            .or(() ->
                observed
                    .find(Job.class, tiers.migrationName(wanted))
                    .flatMap(job -> Stall.of(shop, job, now)));
    Optional<NamedRevision> good =
        stored
            .lastGood()
            .filter(it -> it.revision().equals(wanted) || isRenderable(tiers, it.revision()));
    return Course.of(shop, stored.current(), good, tiers.named(wanted), stall);
  }

  /// What is wanted was checked before; another one was by an operator of its time.
  private static boolean isRenderable(Tiers tiers, Revision good) {
    return tiers.check(good, good.running(Component.API)).isEmpty();
  }

  /// Of a Deployment that is as wanted: one of before says nothing of the new templates.
  private static Optional<String> stall(
      Shop shop,
      String deployment,
      Supplier<List<HasMetadata>> wanted,
      Observed observed,
      Instant now) {
    Optional<Deployment> live = observed.find(Deployment.class, deployment);
    return live.flatMap(it -> Stall.of(shop, it, now))
        .filter(_ ->
            ScaledReplicas.wanted(wanted.get(), observed).stream()
                .filter(Deployment.class::isInstance)
                .noneMatch(object -> Drift.exists(object, live.get())));
  }

  /// Why what a pause holds must not be rendered: it was checked by an operator of before, whose
  /// rules may have been others.
  static List<Violation> check(Shop shop, Tiers tiers, StoredRevisions stored) {
    return shop.getSpec().paused() == Pause.NONE
        ? List.of()
        : stored.current().map(NamedRevision::revision).stream()
            .flatMap(held -> tiers.check(held, held.running(Component.API)).stream())
            .map(violation ->
                new Violation(
                    violation.field(), violation.message() + ", in the revision that is held"))
            .toList();
  }
}
