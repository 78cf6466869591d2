package dev.shopkeeper.operator.durable;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Ownership;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.StorageSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The claim of the database's volume: made once, and changed in two ways only: it grows, and it is
/// marked when a database was seen healthy on it.
public final class DatabaseVolume {
  private static final Quantity NONE = new Quantity("0");

  private DatabaseVolume() {}

  /// For a new volume, or for the one that is taken up: a volume that held a database may not be
  /// found empty.
  static PersistentVolumeClaim fresh(Shop shop, Optional<PersistentVolume> taken) {
    StorageSpec storage = shop.getSpec().database().storage();
    var claim =
        new PersistentVolumeClaimBuilder()
            .withMetadata(
                Metadata.durable(shop, Component.DATABASE, new Names(shop.name()).databaseVolume()))
            .withNewSpec()
            .withAccessModes("ReadWriteOnce")
            .withStorageClassName(taken.map(NamedVolume::className).orElse(storage.className()))
            .withVolumeName(storage.volumeName())
            .withNewResources()
            .addToRequests("storage", new Quantity(storage.size()))
            .endResources()
            .endSpec();
    if (taken.filter(DatabaseVolume::isMarked).isPresent()) {
      claim.editMetadata().addToAnnotations(Annotations.INITIALISED, "true").endMetadata();
    }
    return claim.build();
  }

  /// Whether a database was ever healthy on the volume: from then on an empty one is refused.
  public static boolean isInitialised(Shop shop, Observed observed) {
    return shop.statusOrEmpty().database().initialised()
        || live(shop, observed).map(DatabaseVolume::isMarked).orElse(false);
  }

  /// What claim and volume are to hold, if anything is to be written to them.
  public static List<HasMetadata> wanted(Shop shop, Observed observed, boolean initialised) {
    return Stream.<Optional<? extends HasMetadata>>of(
            change(shop, observed, initialised), RetainedVolume.wanted(shop, observed, initialised))
        .<HasMetadata>flatMap(Optional::stream)
        .toList();
  }

  /// The volume that is to be kept for the Shop's claim, if there is one that waits for it.
  public static Optional<PersistentVolume> reserved(Shop shop, Observed observed) {
    return NamedVolume.reserved(shop, observed);
  }

  /// What is to be written to the claim in place, if anything. The UID makes it a change of that
  /// very claim, never the making of another.
  private static Optional<PersistentVolumeClaim> change(
      Shop shop, Observed observed, boolean initialised) {
    return live(shop, observed)
        .filter(claim -> isTooSmall(claim, shop) || (initialised && !isMarked(claim)))
        .map(claim -> changed(claim, shop, initialised || isMarked(claim)));
  }

  static Optional<PersistentVolumeClaim> live(Shop shop, Observed observed) {
    return observed
        .find(PersistentVolumeClaim.class, new Names(shop.name()).databaseVolume())
        .filter(claim -> Ownership.isDataOf(shop, claim) && !claim.isMarkedForDeletion());
  }

  /// Written always whole: what an apply leaves out, it gives up.
  private static PersistentVolumeClaim changed(
      PersistentVolumeClaim claim, Shop shop, boolean initialised) {
    var change =
        new PersistentVolumeClaimBuilder()
            .withNewMetadata()
            .withName(claim.getMetadata().getName())
            .withNamespace(claim.getMetadata().getNamespace())
            .withUid(claim.getMetadata().getUid())
            .endMetadata()
            .withNewSpec()
            .withNewResources()
            .addToRequests("storage", isTooSmall(claim, shop) ? wanted(shop) : requested(claim))
            .endResources()
            .endSpec();
    if (initialised) {
      change.editMetadata().addToAnnotations(Annotations.INITIALISED, "true").endMetadata();
    }
    return change.build();
  }

  private static boolean isMarked(HasMetadata object) {
    return RetainedVolume.annotations(object).containsKey(Annotations.INITIALISED);
  }

  private static boolean isTooSmall(PersistentVolumeClaim claim, Shop shop) {
    return requested(claim).getNumericalAmount().compareTo(wanted(shop).getNumericalAmount()) < 0;
  }

  private static Quantity wanted(Shop shop) {
    return new Quantity(shop.getSpec().database().storage().size());
  }

  private static Quantity requested(PersistentVolumeClaim claim) {
    return claim.getSpec().getResources().getRequests().getOrDefault("storage", NONE);
  }
}
