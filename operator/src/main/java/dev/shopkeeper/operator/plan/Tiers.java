package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.api.ApiObjects;
import dev.shopkeeper.operator.api.MigrationObjects;
import dev.shopkeeper.operator.database.DatabaseObjects;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.override.Overridden;
import dev.shopkeeper.operator.override.Overrides;
import dev.shopkeeper.operator.rollout.NamedRevision;
import dev.shopkeeper.operator.rollout.Revision;
import dev.shopkeeper.operator.shop.OverridesSpec;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
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
///
/// For one look at the Shop, in which nothing is rendered twice: rendering is most of what it
/// costs.
public final class Tiers {
  private final Shop shop;
  private final DatabaseState database;
  private final Rendered rendered;
  private final Map<Revision, NamedRevision> named = new HashMap<>();

  /// What the objects of the database are made by besides the Shop.
  private record DatabaseState(Optional<Secret> certificate, boolean initialised) {
    static final DatabaseState NEW = new DatabaseState(Optional.empty(), false);
  }

  private record PinnedTier(Component tier, ShopSpec spec, Pin pin, DatabaseState database) {}

  private record Rendered(
      Map<PinnedTier, List<HasMetadata>> plain, Map<PinnedTier, Overridden> overridden) {}

  /// Of a Shop whose database is new.
  public Tiers(Shop shop) {
    this(shop, DatabaseState.NEW, new Rendered(new HashMap<>(), new HashMap<>()));
  }

  private Tiers(Shop shop, DatabaseState database, Rendered rendered) {
    this.shop = shop;
    this.database = database;
    this.rendered = rendered;
  }

  Tiers withDatabase(Optional<Secret> certificate, boolean initialised) {
    return new Tiers(shop, new DatabaseState(certificate, initialised), rendered);
  }

  /// As if nothing were overridden.
  Tiers withoutOverrides() {
    return new Tiers(shop.as(shop.getSpec().overridden(OverridesSpec.DEFAULT)), database, rendered);
  }

  Shop shop() {
    return shop;
  }

  List<HasMetadata> database(Revision revision) {
    return at(revision, Component.DATABASE, revision.running(Component.DATABASE));
  }

  List<HasMetadata> migration(Revision revision) {
    return plain(Component.MIGRATION, shop.as(revision.spec()), revision.running(Component.API));
  }

  String migrationName(Revision revision) {
    return migration(revision).stream()
        .filter(Job.class::isInstance)
        .map(job -> job.getMetadata().getName())
        .findFirst()
        .orElseThrow();
  }

  List<HasMetadata> api(Revision revision, Pin pin) {
    return at(revision, Component.API, pin);
  }

  List<HasMetadata> ui(Revision revision) {
    return at(revision, Component.UI, revision.running(Component.UI));
  }

  /// Why overrides of the revision must not be applied, to any object they ever would be.
  ///
  /// @param migrated what the api goes on by until a migration is done
  List<Violation> check(Revision revision, Pin migrated) {
    Shop then = shop.as(revision.spec());
    return Stream.of(
            overridden(Component.DATABASE, then, revision.running(Component.DATABASE)),
            overridden(Component.API, then, revision.running(Component.API)),
            overridden(Component.API, then, migrated),
            overridden(Component.UI, then, revision.running(Component.UI)))
        .flatMap(tier -> tier.violations().stream())
        .distinct()
        .toList();
  }

  /// The same pods have the same name, however many there are.
  NamedRevision named(Revision revision) {
    return named.computeIfAbsent(revision, this::nameOf);
  }

  private NamedRevision nameOf(Revision revision) {
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

  private List<HasMetadata> at(Revision revision, Component tier, Pin pin) {
    List<HasMetadata> then = overridden(tier, shop.as(revision.spec()), pin).objects();
    if (revision.spec().equals(shop.getSpec())) {
      return then;
    }
    Map<ObjectKey, HasMetadata> chosen = byKey(then.stream().filter(Tiers::decidesPods));
    List<HasMetadata> today = plain(tier, shop, pin);
    List<HasMetadata> rest =
        today.stream().filter(object -> !chosen.containsKey(ObjectKey.of(object))).toList();
    chosen.putAll(byKey(overrides(tier, shop).of(rest).on(rest).objects().stream()));
    return today.stream().map(object -> chosen.get(ObjectKey.of(object))).toList();
  }

  private Overridden overridden(Component tier, Shop of, Pin pin) {
    return rendered.overridden.computeIfAbsent(
        pinned(tier, of.getSpec(), pin), _ -> overrides(tier, of).on(plain(tier, of, pin)));
  }

  /// Objects before the overrides, of which no object knows.
  private List<HasMetadata> plain(Component tier, Shop of, Pin pin) {
    return rendered.plain.computeIfAbsent(
        pinned(tier, of.getSpec().overridden(OverridesSpec.DEFAULT), pin),
        _ -> render(tier, of, pin));
  }

  private PinnedTier pinned(Component tier, ShopSpec spec, Pin pin) {
    return new PinnedTier(
        tier, spec, pin, tier == Component.DATABASE ? database : DatabaseState.NEW);
  }

  private List<HasMetadata> render(Component tier, Shop of, Pin pin) {
    return switch (tier) {
      case DATABASE -> DatabaseObjects.of(of, pin, database.certificate, database.initialised);
      case MIGRATION -> MigrationObjects.of(of, pin);
      case API -> ApiObjects.of(of, pin);
      case UI -> UiObjects.of(of, pin);
      default -> throw new IllegalArgumentException("No tier of pods: " + tier);
    };
  }

  private static Overrides overrides(Component tier, Shop of) {
    OverridesSpec spec = of.getSpec().overrides();
    return new Overrides(
        "spec.overrides." + tier.label(),
        switch (tier) {
          case DATABASE -> spec.database();
          case API -> spec.api();
          case UI -> spec.ui();
          default -> throw new IllegalArgumentException("No tier of pods: " + tier);
        });
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
