package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;

/// A kind of objects that a Shop owns and that hold no data; those that have pods come last.
record Owned(String apiVersion, String kind) {

  static final List<Owned> KINDS =
      List.of(
          new Owned("v1", "Service"),
          new Owned("v1", "ServiceAccount"),
          new Owned("v1", "ConfigMap"),
          new Owned("autoscaling/v2", "HorizontalPodAutoscaler"),
          new Owned("policy/v1", "PodDisruptionBudget"),
          new Owned("networking.k8s.io/v1", "NetworkPolicy"),
          new Owned("monitoring.coreos.com/v1", "ServiceMonitor"),
          new Owned("batch/v1", "Job"),
          new Owned("apps/v1", "Deployment"),
          new Owned("apps/v1", "StatefulSet"));

  /// Those of one Shop.
  List<GenericKubernetesResource> of(Shop shop) {
    return shop.client()
        .genericKubernetesResources(apiVersion, kind)
        .inNamespace(shop.namespace())
        .withLabel("app.kubernetes.io/managed-by", "shopkeeper")
        .withLabel("app.kubernetes.io/instance", shop.name())
        .list()
        .getItems();
  }
}
