package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Requests that the API server carries out only on the very object that was seen, as it was seen.
final class Preconditions {
  private Preconditions() {}

  /// By hand, for the client's own delete sends a resource version at most. The UID is named too:
  /// an etcd that was restored gives resource versions a second time.
  static void delete(KubernetesClient client, HasMetadata object) {
    ObjectMeta seen = object.getMetadata();
    client.raw(
        path(object),
        "DELETE",
        new DeleteOptionsBuilder()
            .withPropagationPolicy(DeletionPropagation.BACKGROUND.toString())
            .withNewPreconditions(seen.getResourceVersion(), seen.getUid())
            .build());
  }

  /// The claim is put in as a whole: what is left of the earlier one, its UID above all, would keep
  /// the volume from ever being bound again.
  static void reserve(KubernetesClient client, PersistentVolume volume) {
    patch(
        client,
        volume,
        PatchType.JSON,
        List.of(
            test("/metadata/uid", volume.getMetadata().getUid()),
            test("/metadata/resourceVersion", volume.getMetadata().getResourceVersion()),
            Map.of(
                "op", "replace",
                "path", "/spec/claimRef",
                "value", volume.getSpec().getClaimRef())));
  }

  /// The list goes over as a whole and with the version it was read at, so that nobody else's
  /// finalizer is lost.
  static Shop setFinalizer(KubernetesClient client, Shop shop, String finalizer, boolean present) {
    var finalizers = new ArrayList<>(shop.getMetadata().getFinalizers());
    finalizers.remove(finalizer);
    if (present) {
      finalizers.add(finalizer);
    }
    return patch(
        client,
        shop,
        PatchType.JSON_MERGE,
        Map.of(
            "metadata",
            Map.of(
                "uid", shop.getMetadata().getUid(),
                "resourceVersion", shop.getMetadata().getResourceVersion(),
                "finalizers", finalizers)));
  }

  private static <T extends HasMetadata> T patch(
      KubernetesClient client, T object, PatchType type, Object patch) {
    return client
        .resource(object)
        .patch(PatchContext.of(type), client.getKubernetesSerialization().asJson(patch));
  }

  private static Map<String, String> test(String path, String value) {
    return Map.of("op", "test", "path", path, "value", value);
  }

  private static String path(HasMetadata object) {
    String version = object.getApiVersion();
    return (version.contains("/") ? "/apis/" : "/api/")
        + version
        + (object instanceof Namespaced ? "/namespaces/" + object.getMetadata().getNamespace() : "")
        + "/"
        + object.getPlural()
        + "/"
        + object.getMetadata().getName();
  }
}
