package dev.shopkeeper.operator.testing;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/// Plays what provisions volumes, binds them to claims, and reclaims them when the claim is gone.
final class PlayedVolumes {
  private final KubernetesClient client;

  PlayedVolumes(KubernetesClient client) {
    this.client = client;
  }

  /// Gives the claim the volume it names, if that one is kept for it, else a fresh one.
  void bind(PersistentVolumeClaim claim) {
    String named = claim.getSpec().getVolumeName();
    if (named == null) {
      provide(claim);
    } else if (isKeptFor(claim)) {
      client
          .persistentVolumes()
          .withName(named)
          .edit(it -> {
            it.getSpec().getClaimRef().setUid(claim.getMetadata().getUid());
            return it;
          });
      report(named, "Bound");
    }
  }

  /// A volume that is to stay does, and is nobody's from then on.
  void reclaim(PersistentVolumeClaim claim) {
    String name = claim.getSpec().getVolumeName();
    PersistentVolume volume = name == null ? null : client.persistentVolumes().withName(name).get();
    if (volume == null) {
      return;
    }
    if (volume.getSpec().getPersistentVolumeReclaimPolicy().equals("Retain")) {
      report(name, "Released");
      return;
    }
    client.resource(volume).delete();
    client
        .persistentVolumes()
        .withName(name)
        .edit(it -> {
          it.getMetadata().setFinalizers(List.of());
          return it;
        });
  }

  private void provide(PersistentVolumeClaim claim) {
    String name = "pv-" + claim.getMetadata().getUid();
    if (client.persistentVolumes().withName(name).get() == null) {
      client
          .resource(
              new PersistentVolumeBuilder()
                  .withNewMetadata()
                  .withName(name)
                  .endMetadata()
                  .withNewSpec()
                  .withCapacity(claim.getSpec().getResources().getRequests())
                  .withAccessModes(claim.getSpec().getAccessModes())
                  .withPersistentVolumeReclaimPolicy("Delete")
                  .withNewHostPath()
                  .withPath("/var/played/" + name)
                  .endHostPath()
                  .withNewClaimRef()
                  .withApiVersion("v1")
                  .withKind("PersistentVolumeClaim")
                  .withNamespace(claim.getMetadata().getNamespace())
                  .withName(claim.getMetadata().getName())
                  .withUid(claim.getMetadata().getUid())
                  .endClaimRef()
                  .endSpec()
                  .build())
          .create();
      report(name, "Bound");
    }
    client
        .resource(
            new PersistentVolumeClaimBuilder(claim)
                .editSpec()
                .withVolumeName(name)
                .endSpec()
                .build())
        .update();
  }

  boolean isKeptFor(PersistentVolumeClaim claim) {
    PersistentVolume volume =
        client.persistentVolumes().withName(claim.getSpec().getVolumeName()).get();
    var reference = volume == null ? null : volume.getSpec().getClaimRef();
    return reference != null
        && claim.getMetadata().getName().equals(reference.getName())
        && claim.getMetadata().getNamespace().equals(reference.getNamespace())
        && (reference.getUid() == null || reference.getUid().equals(claim.getMetadata().getUid()));
  }

  private void report(String name, String phase) {
    client
        .persistentVolumes()
        .withName(name)
        .editStatus(it ->
            new PersistentVolumeBuilder(it).withNewStatus().withPhase(phase).endStatus().build());
  }
}
