package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.api.ApiHealth;
import dev.shopkeeper.operator.api.MigrationHealth;
import dev.shopkeeper.operator.database.DatabaseHealth;
import dev.shopkeeper.operator.database.IssuedCertificate;
import dev.shopkeeper.operator.database.ServerCertificates;
import dev.shopkeeper.operator.durable.DatabaseVolume;
import dev.shopkeeper.operator.durable.DurableHealth;
import dev.shopkeeper.operator.durable.DurableObjects;
import dev.shopkeeper.operator.edge.EdgeHealth;
import dev.shopkeeper.operator.edge.EdgeObjects;
import dev.shopkeeper.operator.monitoring.MonitoringHealth;
import dev.shopkeeper.operator.monitoring.MonitoringObjects;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.network.NetworkObjects;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.rollout.Advance;
import dev.shopkeeper.operator.rollout.Course;
import dev.shopkeeper.operator.rollout.Requests;
import dev.shopkeeper.operator.rollout.Revision;
import dev.shopkeeper.operator.rollout.StoredRevisions;
import dev.shopkeeper.operator.shop.ApiStatus;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopRules;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.ui.UiHealth;
import dev.shopkeeper.operator.workload.Pin;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything a Shop wants, stage by stage, given what is seen of it.
///
/// @param renewal when the database's certificate is to be replaced
/// @param advance when time alone may let the Shop advance
public record DesiredShop(
    List<Stage> stages, Memory memory, Optional<Instant> renewal, Optional<Instant> advance) {

  /// What is to be, once both [#check]s have nothing against it.
  public static DesiredShop of(
      Tiers look, Release release, Observed observed, Instant now, SecureRandom random) {
    Shop shop = look.shop();
    var names = new Names(shop.name());
    IssuedCertificate certificate = ServerCertificates.of(shop, observed, now, random);
    Health database = DatabaseHealth.of(names, observed, certificate);
    boolean initialised = database.isReady() || DatabaseVolume.isInitialised(shop, observed);
    var tiers = look.withDatabase(certificate.secret(), initialised);
    var stored = StoredRevisions.of(shop, observed);
    Course course = Courses.of(shop, tiers, stored, release, observed, now);
    Revision data = course.data().revision();
    Revision serving = course.serving().revision();
    Stage migration = migration(tiers, data, observed, now);
    Pin api = migrated(shop, serving, course.rolledBack() || migration.health().isReady());
    var stages =
        List.of(
            rollout(stored, course),
            Stage.of(StageName.NETWORK, NetworkObjects.of(shop), Health.ready()),
            data(shop, observed, initialised, now, random),
            Stage.of(StageName.DATABASE, tiers.database(data), database),
            migration,
            Stage.of(
                StageName.API,
                ScaledReplicas.wanted(tiers.api(serving, api), observed),
                ApiHealth.of(shop, observed)),
            Stage.of(
                StageName.UI,
                ScaledReplicas.wanted(tiers.ui(serving), observed),
                UiHealth.of(shop, observed)),
            edge(shop, observed),
            Stage.of(
                StageName.MONITORING,
                MonitoringHealth.isPossible(shop, observed)
                    ? MonitoringObjects.of(shop)
                    : List.of(),
                MonitoringHealth.of(shop, observed)));
    return new DesiredShop(
        stages,
        new Memory(
            migration.health().isReady() || shop.statusOrEmpty().api().image() != null ? api : null,
            initialised,
            DurableHealth.record(shop, observed),
            course),
        certificate.renewal(),
        Advance.next(shop, now));
  }

  /// Why the Shop cannot be kept as it is, by the rules of its fields and of what it asks for.
  public static List<Violation> check(Shop shop) {
    return Stream.of(ShopRules.check(shop), Requests.check(shop)).flatMap(List::stream).toList();
  }

  /// Why this operator cannot render what passed the rules: a template revision it does not know,
  /// or what the overrides make of the objects. None lets [#of] begin.
  public static List<Violation> check(
      Tiers tiers, Release release, Observed observed, Instant now) {
    Shop shop = tiers.shop();
    var stored = StoredRevisions.of(shop, observed);
    Revision current = Advance.current(shop, stored, observed, release);
    List<Violation> unknown = Advance.check(shop, current, release);
    if (!unknown.isEmpty()) {
      return unknown;
    }
    Revision wanted = Advance.of(shop, current, release, now);
    return Stream.of(
            tiers.check(wanted, migrated(shop, wanted, false)), Courses.check(shop, tiers, stored))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /// Every object that may come to be, so that all of them can be looked up. Overrides, which are
  /// not checked yet, give no object another name.
  public static List<ObjectKey> keys(Tiers look, Release release) {
    Shop shop = look.shop();
    var names = new Names(shop.name());
    var keys = new ArrayList<>(DurableObjects.keys(names));
    keys.addAll(DurableObjects.volumes(shop));
    keys.add(ObjectKey.of(Secret.class, names.databaseCertificate()));
    Tiers tiers = look.withoutOverrides();
    Shop plain = tiers.shop();
    Revision newest =
        Advance.current(
            plain, StoredRevisions.of(plain, Observed.NOTHING), Observed.NOTHING, release);
    var objects = new ArrayList<HasMetadata>();
    objects.addAll(NetworkObjects.of(shop));
    objects.addAll(tiers.database(newest));
    objects.addAll(tiers.migration(newest));
    objects.addAll(tiers.api(newest, newest.running(Component.API)));
    objects.addAll(tiers.ui(newest));
    objects.addAll(EdgeObjects.of(shop));
    EdgeObjects.secret(shop).ifPresent(name -> keys.add(ObjectKey.of(Secret.class, name)));
    objects.addAll(MonitoringObjects.of(shop));
    objects.forEach(object -> keys.add(ObjectKey.of(object)));
    ShopStatus known = shop.statusOrEmpty();
    String current = known.revision() == null ? tiers.named(newest).name() : known.revision();
    Stream.of(current, known.lastGoodRevision())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(name -> keys.add(ObjectKey.of(ControllerRevision.class, name)));
    return List.copyOf(keys);
  }

  /// The records of what runs and of what can be gone back to.
  private static Stage rollout(StoredRevisions stored, Course course) {
    var records = new LinkedHashMap<String, HasMetadata>();
    Stream.concat(Stream.of(course.serving()), stored.lastGood().stream())
        .forEach(revision -> records.putIfAbsent(revision.name(), stored.object(revision)));
    return Stage.of(StageName.ROLLOUT, List.copyOf(records.values()), Health.ready());
  }

  private static Stage data(
      Shop shop, Observed observed, boolean initialised, Instant now, SecureRandom random) {
    List<ObjectKey> creatable = DurableHealth.creatable(shop, observed);
    List<HasMetadata> once =
        creatable.isEmpty()
            ? List.of()
            : new DurableObjects(shop, now, random)
                .fresh(observed).stream()
                    .filter(object -> creatable.contains(ObjectKey.of(object)))
                    .toList();
    return new Stage(
        StageName.DATA,
        DatabaseVolume.reserved(shop, observed).stream().map(HasMetadata.class::cast).toList(),
        once,
        DatabaseVolume.wanted(shop, observed, initialised),
        List.of(),
        List.of(),
        DurableHealth.of(shop, observed));
  }

  /// The account is the API's and outlasts a migration: only the Job shows that it was begun.
  private static Stage migration(Tiers tiers, Revision revision, Observed observed, Instant now) {
    String name = tiers.migrationName(revision);
    List<HasMetadata> spent =
        MigrationHealth.isSpent(name, observed, now)
            ? observed.find(Job.class, name).map(HasMetadata.class::cast).stream().toList()
            : List.of();
    return new Stage(
        StageName.MIGRATION,
        List.of(),
        List.of(),
        tiers.migration(revision),
        spent,
        List.of(ObjectKey.of(Job.class, name)),
        MigrationHealth.of(name, observed));
  }

  /// An Ingress that goes over to another controller is made anew: what is in it of the one before,
  /// such as its address, would be taken for the new one's.
  private static Stage edge(Shop shop, Observed observed) {
    List<HasMetadata> wanted = EdgeObjects.of(shop);
    List<HasMetadata> spent =
        wanted.stream()
            .flatMap(object -> observed.find(ObjectKey.of(object)).stream())
            .filter(live -> EdgeObjects.isOfAnotherClass(shop, live))
            .filter(live -> Drift.isOurs(live, "spec", "ingressClassName"))
            .toList();
    return new Stage(
        StageName.EDGE,
        List.of(),
        List.of(),
        spent.isEmpty() ? wanted : List.of(),
        spent,
        wanted.stream().map(ObjectKey::of).toList(),
        EdgeHealth.of(shop, observed));
  }

  /// An API that serves goes on with the image and the template it has until the schema is ready
  /// for the new ones; all else in its spec takes effect at once. What it goes back to was migrated
  /// to before.
  private static Pin migrated(Shop shop, Revision revision, boolean ready) {
    Pin wanted = revision.running(Component.API);
    ApiStatus before = shop.statusOrEmpty().api();
    if (ready || before.image() == null) {
      return wanted;
    }
    int template = Objects.requireNonNullElse(before.templateRevision(), wanted.templateRevision());
    return new Pin(template, before.image(), wanted.restart());
  }
}
