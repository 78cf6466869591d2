package dev.shopkeeper.e2e;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The pods of the Shop on stage, and those made around it that are none of its own.
final class Neighbourhood implements AutoCloseable {

  /// Where a Shop lets its metrics be read from, unless it says otherwise.
  private static final String MONITORING = "monitoring";

  private final Scene scene;
  private final KubernetesClient client;
  private final boolean monitoringWasThere;
  private final List<Bystander> bystanders = new ArrayList<>();

  Neighbourhood(Scene scene) {
    this.scene = scene;
    this.client = scene.client();
    this.monitoringWasThere = client.namespaces().withName(MONITORING).get() != null;
    if (!monitoringWasThere) {
      var namespace =
          new NamespaceBuilder().withNewMetadata().withName(MONITORING).endMetadata().build();
      client.resource(namespace).create();
    }
  }

  Place ui() {
    return tier("ui", "ui");
  }

  Place api() {
    return tier("api", "api");
  }

  Place database() {
    return tier("database", "postgres");
  }

  /// A pod of no Shop.
  Place stranger(String namespace) {
    return bystander("stranger of " + namespace, namespace, "stranger", Map.of());
  }

  Place scraper() {
    return bystander("scraper", MONITORING, "scraper", Map.of());
  }

  /// A pod labelled as one of the given Shop of the namespace of the Shop on stage.
  Place labelled(String shop, String component) {
    return bystander(
        shop + "'s " + component,
        scene.shop().namespace(),
        shop + "-" + component + "-bystander",
        Map.of(
            ThreeTiers.NAME, "shop",
            ThreeTiers.INSTANCE, shop,
            ThreeTiers.COMPONENT, component));
  }

  /// The cluster's name server.
  Place names() {
    var service = client.services().inNamespace("kube-system").withName("kube-dns").require();
    return address("DNS", service.getSpec().getClusterIP());
  }

  /// What is known by an address only, and never a source.
  Place address(String name, String address) {
    return new Place(name, address, ui().container());
  }

  @Override
  public void close() {
    bystanders.forEach(Bystander::delete);
    if (!monitoringWasThere) {
      client.namespaces().withName(MONITORING).delete();
    }
  }

  private Place tier(String component, String container) {
    Pod pod =
        scene.shop().pods(component).stream()
            .filter(live -> !live.isMarkedForDeletion())
            .findFirst()
            .orElseThrow();
    String name = pod.getMetadata().getName();
    return new Place(
        component,
        pod.getStatus().getPodIP(),
        new Container(client, scene.shop().namespace(), name, container));
  }

  private Place bystander(String part, String namespace, String name, Map<String, String> labels) {
    Bystander made = Bystander.create(client, namespace, name, labels).ready();
    bystanders.add(made);
    return new Place(part, made.address(), made.container());
  }
}
