package dev.shopkeeper.operator.durable;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.StorageSpec;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;

/// The volume that a Shop names: whether the Shop may have it, and how it is kept for the claim.
///
/// A volume that an earlier claim left is nobody's to take in Kubernetes. The operator gives it on
/// only where it knows it for a Shop's, and where that Shop or who administers the volumes allows
/// it.
final class NamedVolume {
  private static final Quantity NONE = new Quantity("0");

  private final Shop shop;
  private final StorageSpec storage;
  private final String name;
  private final Observed observed;

  private NamedVolume(Shop shop, String name, Observed observed) {
    this.shop = shop;
    this.storage = shop.getSpec().database().storage();
    this.name = name;
    this.observed = observed;
  }

  /// Ready as well where no volume is named.
  static Health health(Shop shop, Observed observed) {
    return of(shop, observed).map(NamedVolume::assess).orElse(Health.ready());
  }

  /// The volume kept for the Shop's claim, if that is to be done now.
  static Optional<PersistentVolume> reserved(Shop shop, Observed observed) {
    return of(shop, observed)
        .filter(named ->
            named.assess() instanceof Health.Waiting waiting
                && waiting.reason() == Reason.TAKING_UP_VOLUME)
        .flatMap(NamedVolume::live)
        .map(volume ->
            new PersistentVolumeBuilder(volume)
                .editSpec()
                .withClaimRef(claimOf(shop.identity()))
                .endSpec()
                .build());
  }

  /// The volume that the Shop's claim is about to be made for.
  static Optional<PersistentVolume> available(Shop shop, Observed observed) {
    return of(shop, observed).filter(named -> named.assess().isReady()).flatMap(NamedVolume::live);
  }

  private static Optional<NamedVolume> of(Shop shop, Observed observed) {
    return Optional.ofNullable(shop.getSpec().database().storage().volumeName())
        .map(name -> new NamedVolume(shop, name, observed));
  }

  private Optional<PersistentVolume> live() {
    return observed.find(PersistentVolume.class, name);
  }

  private Health assess() {
    Optional<PersistentVolumeClaim> claim =
        observed.find(PersistentVolumeClaim.class, new Names(shop.name()).databaseVolume());
    return claim.isPresent()
        ? withClaim(claim.get())
        : live().map(this::withoutClaim).orElseGet(this::missing);
  }

  private Health withClaim(PersistentVolumeClaim claim) {
    return name.equals(claim.getSpec().getVolumeName())
        ? Health.ready()
        : conflict(
            "%s is not for it. Remove volumeName from the Shop, or delete the claim, whose volume stays."
                .formatted(ObjectKey.of(claim)));
  }

  private Health withoutClaim(PersistentVolume volume) {
    Optional<Health> unsuitable = unsuitable(volume);
    ObjectReference claim = volume.getSpec().getClaimRef();
    if (unsuitable.isPresent()) {
      return unsuitable.get();
    }
    if (claim == null || (isOf(claim, shop.identity()) && claim.getUid() == null)) {
      return Health.ready();
    }
    if (!"Released".equals(volume.getStatus() == null ? "" : volume.getStatus().getPhase())) {
      return conflict(
          "it belongs to claim %s/%s.".formatted(claim.getNamespace(), claim.getName()));
    }
    return released(volume, claim);
  }

  private Health released(PersistentVolume volume, ObjectReference claim) {
    String bearer = RetainedVolume.annotations(volume).getOrDefault(Annotations.IDENTITY, "");
    if (!isOf(claim, bearer)) {
      return conflict(
          "nothing shows that a Shop left it: its annotation %s does not name the Shop of claim %s/%s."
              .formatted(Annotations.IDENTITY, claim.getNamespace(), claim.getName()));
    }
    String heir = RetainedVolume.annotations(volume).getOrDefault(Annotations.TAKE_UP, bearer);
    return heir.equals(shop.identity())
        ? Health.waiting(
            Reason.TAKING_UP_VOLUME, "PersistentVolume %s is being taken up.".formatted(name))
        : conflict(
            "Shop %s left it. Who administers the volumes allows it: kubectl annotate pv %s --overwrite %s=%s"
                .formatted(bearer, name, Annotations.TAKE_UP, shop.identity()));
  }

  /// What Kubernetes would never bind, and say so only in an event of the claim.
  private Optional<Health> unsuitable(PersistentVolume volume) {
    Quantity capacity = volume.getSpec().getCapacity().getOrDefault("storage", NONE);
    if (new Quantity(storage.size()).getNumericalAmount().compareTo(capacity.getNumericalAmount())
        > 0) {
      return Optional.of(
          unsuitable(
              "it holds %s: set spec.database.storage.size to at most that".formatted(capacity)));
    }
    String given = storage.className();
    return given != null && !given.equals(className(volume))
        ? Optional.of(
            unsuitable("its class is '%s': leave className out".formatted(className(volume))))
        : Optional.empty();
  }

  /// A claim that names no class would be given the cluster's default one.
  static String className(PersistentVolume volume) {
    String name = volume.getSpec().getStorageClassName();
    return name == null ? "" : name;
  }

  private static boolean isOf(ObjectReference claim, String identity) {
    ObjectReference wanted = claimOf(identity);
    return wanted.getNamespace().equals(claim.getNamespace())
        && wanted.getName().equals(claim.getName());
  }

  private static ObjectReference claimOf(String identity) {
    int slash = Math.max(identity.indexOf('/'), 0);
    return new ObjectReferenceBuilder()
        .withApiVersion("v1")
        .withKind("PersistentVolumeClaim")
        .withNamespace(identity.substring(0, slash))
        .withName(
            new Names(identity.substring(Math.min(slash + 1, identity.length()))).databaseVolume())
        .build();
  }

  private Health missing() {
    return Health.failed(
        Reason.VOLUME_MISSING,
        "PersistentVolume %s, which spec.database.storage.volumeName names, does not exist. kubectl get pv -l shopkeeper.dev/data=true lists those that Shops have or left."
            .formatted(name));
  }

  private Health unsuitable(String why) {
    return Health.failed(
        Reason.VOLUME_UNSUITABLE,
        "PersistentVolume %s cannot be taken up: %s.".formatted(name, why));
  }

  private Health conflict(String why) {
    return Health.failed(
        Reason.CONFLICT,
        "PersistentVolume %s, which spec.database.storage.volumeName names, is left alone: %s"
            .formatted(name, why));
  }
}
