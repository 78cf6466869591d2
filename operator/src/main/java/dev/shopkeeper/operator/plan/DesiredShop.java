package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.api.ApiHealth;
import dev.shopkeeper.operator.api.ApiObjects;
import dev.shopkeeper.operator.api.MigrationHealth;
import dev.shopkeeper.operator.api.MigrationObjects;
import dev.shopkeeper.operator.database.DatabaseHealth;
import dev.shopkeeper.operator.database.DatabaseObjects;
import dev.shopkeeper.operator.database.IssuedCertificate;
import dev.shopkeeper.operator.database.ServerCertificates;
import dev.shopkeeper.operator.durable.DatabaseVolume;
import dev.shopkeeper.operator.durable.DurableHealth;
import dev.shopkeeper.operator.durable.DurableObjects;
import dev.shopkeeper.operator.monitoring.MonitoringHealth;
import dev.shopkeeper.operator.monitoring.MonitoringObjects;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.network.NetworkObjects;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopRules;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.ui.UiHealth;
import dev.shopkeeper.operator.ui.UiObjects;
import dev.shopkeeper.operator.workload.Images;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything a Shop wants, stage by stage, given what is seen of it.
///
/// @param renewal when the database's certificate is to be replaced
public record DesiredShop(List<Stage> stages, Memory memory, Optional<Instant> renewal) {

  public static DesiredShop of(
      Shop shop, Images release, Observed observed, Instant now, SecureRandom random) {
    Images images = release.over(shop.getSpec());
    var names = new Names(shop.name());
    IssuedCertificate certificate = ServerCertificates.of(shop, observed, now, random);
    Health database = DatabaseHealth.of(names, observed, certificate);
    boolean initialised = database.isReady() || DatabaseVolume.isInitialised(shop, observed);
    Stage migration = migration(shop, images.api(), observed, now);
    TierOverrides overrides = TierOverrides.of(shop);
    String migrated = migratedImage(shop, images.api(), migration.health());
    var stages =
        List.of(
            Stage.of(StageName.NETWORK, NetworkObjects.of(shop), Health.ready()),
            data(shop, observed, initialised, now, random),
            Stage.of(
                StageName.DATABASE,
                overrides
                    .database()
                    .over(
                        DatabaseObjects.of(
                            shop, images.database(), certificate.secret(), initialised)),
                database),
            migration,
            Stage.of(
                StageName.API,
                scaled(
                    overrides
                        .api()
                        .over(
                            ApiObjects.of(
                                shop, Objects.requireNonNullElse(migrated, images.api()))),
                    observed),
                ApiHealth.of(shop, observed)),
            Stage.of(
                StageName.UI,
                scaled(overrides.ui().over(UiObjects.of(shop, images.ui())), observed),
                UiHealth.of(shop, observed)),
            Stage.of(
                StageName.MONITORING,
                MonitoringHealth.isPossible(shop, observed)
                    ? MonitoringObjects.of(shop)
                    : List.of(),
                MonitoringHealth.of(shop, observed)));
    return new DesiredShop(
        stages,
        new Memory(migrated, initialised, DurableHealth.record(shop, observed)),
        certificate.renewal());
  }

  /// Why the Shop cannot be kept as it is: by the rules of its fields, and then by those of what
  /// its overrides make of the objects. None lets [#of] begin.
  public static List<Violation> check(Shop shop, Images release) {
    List<Violation> violations = ShopRules.check(shop);
    return violations.isEmpty()
        ? TierOverrides.of(shop).check(shop, release.over(shop.getSpec()))
        : violations;
  }

  /// Every object that may come to be, so that all of them can be looked up.
  public static List<ObjectKey> keys(Shop shop, Images release) {
    Images images = release.over(shop.getSpec());
    var names = new Names(shop.name());
    var keys = new ArrayList<>(DurableObjects.keys(names));
    keys.add(ObjectKey.of(Secret.class, names.databaseCertificate()));
    var objects = new ArrayList<HasMetadata>();
    objects.addAll(NetworkObjects.of(shop));
    objects.addAll(DatabaseObjects.of(shop, images.database(), Optional.empty(), false));
    objects.addAll(MigrationObjects.of(shop, images.api()));
    objects.addAll(ApiObjects.of(shop, images.api()));
    objects.addAll(UiObjects.of(shop, images.ui()));
    objects.addAll(MonitoringObjects.of(shop));
    objects.forEach(object -> keys.add(ObjectKey.of(object)));
    return List.copyOf(keys);
  }

  private static List<HasMetadata> scaled(List<HasMetadata> objects, Observed observed) {
    return objects.stream().map(object -> ScaledReplicas.wanted(object, observed)).toList();
  }

  private static Stage data(
      Shop shop, Observed observed, boolean initialised, Instant now, SecureRandom random) {
    List<ObjectKey> creatable = DurableHealth.creatable(shop, observed);
    List<HasMetadata> once =
        creatable.isEmpty()
            ? List.of()
            : new DurableObjects(shop, now, random)
                .fresh().stream()
                    .filter(object -> creatable.contains(ObjectKey.of(object)))
                    .toList();
    List<HasMetadata> wanted =
        DatabaseVolume.change(shop, observed, initialised).stream()
            .map(HasMetadata.class::cast)
            .toList();
    return new Stage(
        StageName.DATA, once, wanted, List.of(), List.of(), DurableHealth.of(shop, observed));
  }

  /// The account is the API's and outlasts a migration: only the Job shows that it was begun.
  private static Stage migration(Shop shop, String image, Observed observed, Instant now) {
    String name = MigrationObjects.name(shop, image);
    List<HasMetadata> spent =
        MigrationHealth.isSpent(name, observed, now)
            ? observed.find(Job.class, name).map(HasMetadata.class::cast).stream().toList()
            : List.of();
    return new Stage(
        StageName.MIGRATION,
        List.of(),
        MigrationObjects.of(shop, image),
        spent,
        List.of(ObjectKey.of(Job.class, name)),
        MigrationHealth.of(name, observed));
  }

  /// An API that serves goes on with the image it has until the schema is ready for the new one;
  /// all else in its spec takes effect at once.
  private static @Nullable String migratedImage(Shop shop, String wanted, Health migration) {
    return migration.isReady() ? wanted : shop.statusOrEmpty().api().image();
  }
}
