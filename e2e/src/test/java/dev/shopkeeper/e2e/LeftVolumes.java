package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/// The volumes that Shops of a namespace leave, which tests have no use for.
record LeftVolumes(KubernetesClient client, String namespace) {

  /// Tells them to go, as they would have without the operator. The namespace has to be gone: an
  /// operator that still saw a claim would tell them to stay.
  void discard() {
    list()
        .forEach(volume ->
            client
                .resource(volume)
                .edit(it -> {
                  it.getSpec().setPersistentVolumeReclaimPolicy("Delete");
                  return it;
                }));
  }

  private List<PersistentVolume> list() {
    return client.persistentVolumes().list().getItems().stream()
        .filter(volume -> volume.getSpec().getClaimRef() != null)
        .filter(volume -> namespace.equals(volume.getSpec().getClaimRef().getNamespace()))
        .toList();
  }
}
