package dev.shopkeeper.operator.durable;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Ownership;
import dev.shopkeeper.operator.shop.DataObject;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a Shop's data objects are all in place, and if not, whether they may be made.
///
/// The database opens only after the status recorded the whole set. So a set that is incomplete and
/// unrecorded never held data, as long as what there is of it was made by this very Shop.
public final class DurableHealth {
  private final Shop shop;
  private final Names names;
  private final Observed observed;

  private DurableHealth(Shop shop, Observed observed) {
    this.shop = shop;
    this.names = new Names(shop.name());
    this.observed = observed;
  }

  public static Health of(Shop shop, Observed observed) {
    return new DurableHealth(shop, observed).assess();
  }

  /// The objects that may be made afresh: none, unless nothing can have been lost.
  public static List<ObjectKey> creatable(Shop shop, Observed observed) {
    var health = new DurableHealth(shop, observed);
    return health.assess() instanceof Health.Waiting waiting
            && waiting.reason() == Reason.CREATING_DATA
        ? health.missing().toList()
        : List.of();
  }

  /// What is to be remembered: the set as it stands once it is whole, else what was remembered.
  public static List<DataObject> record(Shop shop, Observed observed) {
    var health = new DurableHealth(shop, observed);
    boolean whole =
        health.keys().allMatch(key -> health.has(key, object -> Ownership.isDataOf(shop, object)));
    return whole
        ? health
            .keys()
            .flatMap(key -> observed.find(key).stream())
            .map(DurableHealth::entry)
            .toList()
        : shop.statusOrEmpty().data();
  }

  private Health assess() {
    var foreign =
        keys().filter(key -> has(key, object -> !Ownership.isDataOf(shop, object))).findFirst();
    Health named = NamedVolume.health(shop, observed);
    var lost = isTakenUp() ? List.<ObjectKey>of() : missing().filter(this::wasInPlace).toList();
    var leaving =
        keys()
            .filter(key -> has(key, HasMetadata::isMarkedForDeletion))
            .findFirst()
            .or(this::leavingVolume);
    if (foreign.isPresent()) {
      return conflict(foreign.get());
    }
    if (!lost.isEmpty()) {
      return lost(lost);
    }
    if (leaving.isPresent()) {
      return leaving(leaving.get());
    }
    if (!named.isReady()) {
      return named;
    }
    if (missing().findAny().isPresent()) {
      return Health.waiting(Reason.CREATING_DATA, "The data objects of the Shop are being made.");
    }
    return keys().allMatch(this::isRecorded)
        ? Health.ready()
        : Health.waiting(
            Reason.RECORDING_DATA, "The data objects are in place and being recorded.");
  }

  /// The data is on a volume that waits for its claim, so what else is missing can be made anew.
  private boolean isTakenUp() {
    return shop.getSpec().database().storage().volumeName() != null
        && shop.statusOrEmpty().data().isEmpty()
        && observed.find(PersistentVolumeClaim.class, names.databaseVolume()).isEmpty();
  }

  private Optional<ObjectKey> leavingVolume() {
    return RetainedVolume.of(shop, observed)
        .filter(HasMetadata::isMarkedForDeletion)
        .map(ObjectKey::of);
  }

  private boolean wasInPlace(ObjectKey key) {
    return shop.statusOrEmpty().data().isEmpty() ? isBegunElsewhere() : isRecorded(key);
  }

  /// Without a record two things tell that the set was whole before: a database that runs, and
  /// remains of an earlier Shop.
  private boolean isBegunElsewhere() {
    boolean runs =
        observed
            .find(StatefulSet.class, names.database())
            .filter(set -> Ownership.of(shop, set) == Ownership.OURS)
            .isPresent();
    return runs
        || keys().anyMatch(key -> has(key, object -> !DurableObjects.isMadeBy(shop, object)));
  }

  private boolean isRecorded(ObjectKey key) {
    return shop.statusOrEmpty().data().stream()
        .anyMatch(entry -> entry.kind().equals(key.kind()) && entry.name().equals(key.name()));
  }

  private Stream<ObjectKey> keys() {
    return DurableObjects.keys(names).stream();
  }

  private Stream<ObjectKey> missing() {
    return keys().filter(key -> observed.find(key).isEmpty());
  }

  private boolean has(ObjectKey key, Predicate<HasMetadata> property) {
    return observed.find(key).filter(property).isPresent();
  }

  private static DataObject entry(HasMetadata object) {
    return new DataObject(
        object.getKind(),
        object.getMetadata().getName(),
        Optional.ofNullable(object.getMetadata().getUid()).orElse("unknown"));
  }

  private Health conflict(ObjectKey key) {
    return Health.failed(
        Reason.CONFLICT,
        "%s exists and is not this Shop's: it does not bear the annotation %s: %s. It is left alone. Remove or rename it, or give the Shop another name."
            .formatted(key, Annotations.IDENTITY, shop.identity()));
  }

  private Health lost(List<ObjectKey> keys) {
    return Health.failed(
        Reason.DATA_MISSING,
        "%s held data of this Shop and is missing. Restore it with the annotation %s: %s; it is never replaced by an empty one. To begin anew, delete the Shop and what is left of its data objects."
            .formatted(
                keys.stream().map(ObjectKey::toString).collect(Collectors.joining(", ")),
                Annotations.IDENTITY,
                shop.identity()));
  }

  private static Health leaving(ObjectKey key) {
    return Health.failed(
        Reason.DATA_TERMINATING,
        "%s is being deleted and goes as soon as no pod uses it. Save its content now."
            .formatted(key));
  }
}
