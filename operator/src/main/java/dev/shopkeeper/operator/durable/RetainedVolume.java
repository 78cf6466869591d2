package dev.shopkeeper.operator.durable;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import java.util.Map;
import java.util.Optional;

/// The volume behind the claim. It is told to stay when the claim goes, which a deleted namespace
/// takes with it, and bears whose it is, so that it can be taken up.
final class RetainedVolume {
  private static final String RETAIN = "Retain";

  private RetainedVolume() {}

  /// How the volume is to be. Its own reclaim policy is kept in mind, and given back once the data
  /// is to go with the Shop.
  static Optional<PersistentVolume> wanted(Shop shop, Observed observed, boolean initialised) {
    return of(shop, observed)
        .filter(volume -> !volume.isMarkedForDeletion())
        .map(volume -> wanted(shop, volume, initialised));
  }

  /// The volume that is bound to the very claim of the Shop. The claim's word alone does not count:
  /// whoever makes a claim can name any volume in it.
  static Optional<PersistentVolume> of(Shop shop, Observed observed) {
    return DatabaseVolume.live(shop, observed)
        .flatMap(claim ->
            Optional.ofNullable(claim.getSpec().getVolumeName())
                .flatMap(name -> observed.find(PersistentVolume.class, name))
                .filter(volume -> isBoundTo(volume, claim)));
  }

  private static boolean isBoundTo(PersistentVolume volume, HasMetadata claim) {
    var reference = volume.getSpec().getClaimRef();
    return reference != null
        && reference.getUid() != null
        && reference.getUid().equals(claim.getMetadata().getUid());
  }

  private static PersistentVolume wanted(Shop shop, PersistentVolume live, boolean initialised) {
    String own =
        annotations(live)
            .getOrDefault(
                Annotations.RECLAIM_POLICY, live.getSpec().getPersistentVolumeReclaimPolicy());
    var wanted =
        new PersistentVolumeBuilder()
            .withNewMetadata()
            .withName(live.getMetadata().getName())
            .addToLabels(Labels.DATA, "true")
            .addToAnnotations(Annotations.IDENTITY, shop.identity())
            .addToAnnotations(Annotations.RECLAIM_POLICY, own)
            .endMetadata()
            .withNewSpec()
            .withPersistentVolumeReclaimPolicy(DataDeletion.isConfirmed(shop) ? own : RETAIN)
            .endSpec();
    if (initialised) {
      wanted.editMetadata().addToAnnotations(Annotations.INITIALISED, "true").endMetadata();
    }
    return wanted.build();
  }

  static Map<String, String> annotations(HasMetadata object) {
    var annotations = object.getMetadata().getAnnotations();
    return annotations == null ? Map.of() : annotations;
  }
}
