package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A Shop on the cluster, seen as `kubectl` shows it.
record Shop(KubernetesClient client, String namespace, String name, String manifest) {

  private static final Duration READY = Duration.ofMinutes(5);
  private static final Duration REACHABLE = Duration.ofSeconds(20);
  private static final int STOREFRONT = 8080;
  private static final String INSTANCE = "app.kubernetes.io/instance";
  private static final String REPLICAS =
      "{\"spec\": {\"api\": {\"replicas\": %1$s}, \"ui\": {\"replicas\": %1$s}}}";
  private static final String API_VERSION = "shopkeeper.dev/v1alpha1";

  /// Applies a manifest as a user does, and returns what it describes.
  static Shop apply(KubernetesClient client, String namespace, String manifest) {
    var shop = Serialization.unmarshal(manifest, GenericKubernetesResource.class);
    client.resource(shop).inNamespace(namespace).forceConflicts().serverSideApply();
    return new Shop(client, namespace, shop.getMetadata().getName(), manifest);
  }

  /// Creates the Shop once more from the manifest it came from.
  void applyAgain() {
    apply(client, namespace, manifest);
  }

  /// Changes the Shop as `kubectl patch --type=merge` does.
  void change(String patch) {
    resource().patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  /// Keeps ui and api at two pods each, and waits for them: pods that come and go with the load
  /// take time from others, and pass for restarted ones.
  void keepAtTwo() {
    change(REPLICAS.formatted("{\"min\": 2, \"max\": 2}"));
    for (String tier : List.of("api", "ui")) {
      Eventually.holds("two of " + tier, READY, () -> pods(tier).size() == 2);
    }
    ready();
  }

  /// Leaves the number of pods to the load again, as Shops do by default.
  void scale() {
    change(REPLICAS.formatted("null"));
  }

  GenericKubernetesResource get() {
    return resource().require();
  }

  Optional<Condition> condition(String type) {
    return condition(get(), type);
  }

  /// Whether the operator has written a status since the spec was changed last.
  boolean isSeen() {
    GenericKubernetesResource shop = get();
    Number seen = shop.get("status", "observedGeneration");
    return seen != null && seen.longValue() == shop.getMetadata().getGeneration();
  }

  private static Optional<Condition> condition(GenericKubernetesResource shop, String type) {
    Object conditions = shop.get("status", "conditions");
    if (conditions == null) {
      return Optional.empty();
    }
    List<Condition> all =
        Serialization.jsonMapper()
            .convertValue(
                conditions,
                Serialization.jsonMapper()
                    .getTypeFactory()
                    .constructCollectionType(List.class, Condition.class));
    return all.stream().filter(condition -> type.equals(condition.getType())).findFirst();
  }

  /// Waits until the Shop as it is written now is Ready and sells at its URL, and returns the URL.
  /// Between the two lies the time that the node takes to send a new address on, and that the
  /// storefront takes to learn another address of the API.
  String ready() {
    String url =
        url(
            Eventually.present(
                this + " is Ready",
                READY,
                () -> Optional.of(get()).filter(Shop::isReady).orElse(null)));
    Eventually.holds(
        url + " sells", REACHABLE, () -> answers(url) && answers(url + "/api/products"));
    return url;
  }

  static boolean answers(String url) {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(REACHABLE).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking " + url, e);
    }
  }

  boolean isReady() {
    return isReady(get());
  }

  private static boolean isReady(GenericKubernetesResource shop) {
    long generation = shop.getMetadata().getGeneration();
    return condition(shop, "Ready")
        .filter(ready -> "True".equals(ready.getStatus()))
        .filter(ready -> ready.getObservedGeneration() == generation)
        .isPresent();
  }

  String url() {
    return url(get());
  }

  /// A Shop that is Ready has one: both are read at once, as the operator writes them.
  private static String url(GenericKubernetesResource shop) {
    return Objects.requireNonNull(
        shop.<String>get("status", "url"), () -> "Without a URL: " + shop.get("status"));
  }

  /// Opens the storefront to this machine alone, as `kubectl port-forward` does.
  LocalPortForward forward() {
    return client.pods().resource(pods("ui").getFirst()).portForward(STOREFRONT);
  }

  /// Deletes the Shop and waits until its pods are gone.
  void delete() {
    resource().withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
    Eventually.holds(
        this + " is gone",
        Duration.ofMinutes(2),
        () -> resource().get() == null && pods().isEmpty());
  }

  List<Pod> pods() {
    return client.pods().inNamespace(namespace).withLabel(INSTANCE, name).list().getItems();
  }

  /// Of a tier, without those that are on their way out.
  List<Pod> pods(String component) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabels(Map.of(INSTANCE, name, "app.kubernetes.io/component", component))
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  private Resource<GenericKubernetesResource> resource() {
    return client
        .genericKubernetesResources(API_VERSION, "Shop")
        .inNamespace(namespace)
        .withName(name);
  }

  @Override
  public String toString() {
    return "Shop %s/%s".formatted(namespace, name);
  }
}
