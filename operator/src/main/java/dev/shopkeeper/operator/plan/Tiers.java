package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.api.ApiObjects;
import dev.shopkeeper.operator.api.MigrationObjects;
import dev.shopkeeper.operator.database.DatabaseObjects;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.override.Overrides;
import dev.shopkeeper.operator.rollout.NamedRevision;
import dev.shopkeeper.operator.rollout.Revision;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.ui.UiObjects;
import dev.shopkeeper.operator.workload.Hash;
import dev.shopkeeper.operator.workload.Pin;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The objects of the tiers at a revision: what decides their pods is the revision's, all else,
/// such as how many there are, is what the Shop wants today.
final class Tiers {
  private final Shop shop;
  private final Optional<Secret> certificate;
  private final boolean initialised;

  Tiers(Shop shop, Optional<Secret> certificate, boolean initialised) {
    this.shop = shop;
    this.certificate = certificate;
    this.initialised = initialised;
  }

  List<HasMetadata> database(Revision revision) {
    Pin pin = revision.running(Component.DATABASE);
    return at(revision, TierOverrides::database, it -> database(it, pin));
  }

  List<HasMetadata> migration(Revision revision) {
    return MigrationObjects.of(shop.as(revision.spec()), revision.running(Component.API));
  }

  String migrationName(Revision revision) {
    return MigrationObjects.name(shop.as(revision.spec()), revision.running(Component.API));
  }

  List<HasMetadata> api(Revision revision, Pin pin) {
    return at(revision, TierOverrides::api, it -> ApiObjects.of(it, pin));
  }

  List<HasMetadata> ui(Revision revision) {
    Pin pin = revision.running(Component.UI);
    return at(revision, TierOverrides::ui, it -> UiObjects.of(it, pin));
  }

  /// Why overrides of the revision must not be applied, to any object they ever would be.
  ///
  /// @param migrated what the api goes on by until a migration is done
  List<Violation> check(Revision revision, Pin migrated) {
    Shop then = shop.as(revision.spec());
    TierOverrides overrides = TierOverrides.of(then);
    return Stream.of(
            overrides.database().check(database(then, revision.running(Component.DATABASE))),
            overrides.api().check(ApiObjects.of(then, revision.running(Component.API))),
            overrides.api().check(ApiObjects.of(then, migrated)),
            overrides.ui().check(UiObjects.of(then, revision.running(Component.UI))))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private List<HasMetadata> database(Shop of, Pin pin) {
    return DatabaseObjects.of(of, pin, certificate, initialised);
  }

  /// The same pods have the same name, however many there are.
  NamedRevision named(Revision revision) {
    var content = new ArrayList<Object>();
    content.add(Objects.requireNonNullElse(revision.advance(), ""));
    List.of(
            database(revision),
            migration(revision),
            api(revision, revision.running(Component.API)),
            ui(revision))
        .forEach(objects ->
            objects.stream().map(Tiers::template).flatMap(Optional::stream).forEach(content::add));
    return new NamedRevision(new Names(shop.name()).revision(Hash.of(content)), revision);
  }

  private List<HasMetadata> at(
      Revision revision,
      Function<TierOverrides, Overrides> overrides,
      Function<Shop, List<HasMetadata>> objects) {
    Shop before = shop.as(revision.spec());
    List<HasMetadata> then = overrides.apply(TierOverrides.of(before)).over(objects.apply(before));
    if (revision.spec().equals(shop.getSpec())) {
      return then;
    }
    Map<ObjectKey, HasMetadata> chosen = byKey(then.stream().filter(Tiers::decidesPods));
    List<HasMetadata> today = objects.apply(shop);
    List<HasMetadata> rest =
        today.stream().filter(object -> !chosen.containsKey(ObjectKey.of(object))).toList();
    chosen.putAll(byKey(overrides.apply(TierOverrides.of(shop)).of(rest).over(rest).stream()));
    return today.stream().map(object -> chosen.get(ObjectKey.of(object))).toList();
  }

  private static Map<ObjectKey, HasMetadata> byKey(Stream<HasMetadata> objects) {
    return objects.collect(
        Collectors.toMap(ObjectKey::of, Function.identity(), (one, _) -> one, HashMap::new));
  }

  private static boolean decidesPods(HasMetadata object) {
    return object instanceof ConfigMap || template(object).isPresent();
  }

  private static Optional<PodTemplateSpec> template(HasMetadata object) {
    return switch (object) {
      case Deployment deployment -> Optional.of(deployment.getSpec().getTemplate());
      case StatefulSet set -> Optional.of(set.getSpec().getTemplate());
      case Job job -> Optional.of(job.getSpec().getTemplate());
      default -> Optional.empty();
    };
  }
}
