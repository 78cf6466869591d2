package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.api.ApiObjects;
import dev.shopkeeper.operator.api.MigrationObjects;
import dev.shopkeeper.operator.database.DatabaseObjects;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.rollout.NamedRevision;
import dev.shopkeeper.operator.rollout.Revision;
import dev.shopkeeper.operator.shop.Shop;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    return at(revision, it -> DatabaseObjects.of(it, pin, certificate, initialised));
  }

  List<HasMetadata> migration(Revision revision) {
    return MigrationObjects.of(shop.as(revision.spec()), revision.running(Component.API));
  }

  String migrationName(Revision revision) {
    return MigrationObjects.name(shop.as(revision.spec()), revision.running(Component.API));
  }

  List<HasMetadata> api(Revision revision, Pin pin) {
    return at(revision, it -> ApiObjects.of(it, pin));
  }

  List<HasMetadata> ui(Revision revision) {
    Pin pin = revision.running(Component.UI);
    return at(revision, it -> UiObjects.of(it, pin));
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

  private List<HasMetadata> at(Revision revision, Function<Shop, List<HasMetadata>> objects) {
    List<HasMetadata> today = objects.apply(shop);
    if (revision.spec().equals(shop.getSpec())) {
      return today;
    }
    Map<ObjectKey, HasMetadata> then =
        objects.apply(shop.as(revision.spec())).stream()
            .filter(Tiers::decidesPods)
            .collect(Collectors.toMap(ObjectKey::of, Function.identity()));
    return today.stream().map(object -> then.getOrDefault(ObjectKey.of(object), object)).toList();
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
