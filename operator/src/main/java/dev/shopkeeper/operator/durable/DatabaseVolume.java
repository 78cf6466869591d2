package dev.shopkeeper.operator.durable;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Ownership;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.StorageSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;

/// The claim of the database's volume: made once, and changed in two ways only: it grows, and it is
/// marked when a database was seen healthy on it.
public final class DatabaseVolume {
  private static final Quantity NONE = new Quantity("0");

  private DatabaseVolume() {}

  static PersistentVolumeClaim fresh(Shop shop) {
    StorageSpec storage = shop.getSpec().database().storage();
    return new PersistentVolumeClaimBuilder()
        .withMetadata(
            Metadata.durable(shop, Component.DATABASE, new Names(shop.name()).databaseVolume()))
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withStorageClassName(storage.className())
        .withNewResources()
        .addToRequests("storage", new Quantity(storage.size()))
        .endResources()
        .endSpec()
        .build();
  }

  /// Whether a database was ever healthy on the volume: from then on an empty one is refused.
  public static boolean isInitialised(Shop shop, Observed observed) {
    return shop.statusOrEmpty().database().initialised()
        || live(shop, observed).map(DatabaseVolume::isMarked).orElse(false);
  }

  /// What is to be written to the claim in place, if anything. The UID makes it a change of that
  /// very claim, never the making of another.
  public static Optional<PersistentVolumeClaim> change(
      Shop shop, Observed observed, boolean initialised) {
    return live(shop, observed)
        .filter(claim -> isTooSmall(claim, shop) || (initialised && !isMarked(claim)))
        .map(claim -> changed(claim, shop, initialised || isMarked(claim)));
  }

  private static Optional<PersistentVolumeClaim> live(Shop shop, Observed observed) {
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

  private static boolean isMarked(PersistentVolumeClaim claim) {
    return claim.getMetadata().getAnnotations().containsKey(Annotations.INITIALISED);
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
