package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.metrics.OperatorMetrics;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.plan.Intent;
import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Sees a Shop as the loop does and says what the loop would do. Changes nothing, and needs no
/// right that the loop has not.
public final class Onlooker implements AutoCloseable {
  private static final Term NEVER = new Term("onlooker", () -> false);

  private final KubernetesClient client = new KubernetesClientBuilder().build();
  private final Cluster cluster =
      new KubernetesCluster(client, this::owned, NEVER, new OperatorMetrics());
  private final Release release;
  private final InstantSource clock;
  private final Set<String> namespaces;

  /// The namespaces are those that the loop looks after; all if none is given.
  public Onlooker(Release release, InstantSource clock, Set<String> namespaces) {
    this.release = release;
    this.clock = clock;
    this.namespaces = Set.copyOf(namespaces);
  }

  /// The Shop need not be the one that the cluster has: it may be one that is about to be applied.
  public Intent intent(Shop shop) {
    if (!namespaces.isEmpty() && !namespaces.contains(shop.namespace())) {
      throw new IllegalArgumentException(
          "This operator does not look after namespace %s, but after those of WATCH_NAMESPACES: %s"
              .formatted(shop.namespace(), String.join(", ", new TreeSet<>(namespaces))));
    }
    return Intent.of(
        shop, release, keys -> cluster.observe(shop, keys), clock.instant(), new SecureRandom());
  }

  /// Asked for where the loop has watches.
  private List<HasMetadata> owned(String namespace, String shop) {
    List<CustomResourceDefinition> definitions = definitions();
    var objects = new ArrayList<HasMetadata>(definitions);
    Kinds.WATCHED.forEach(type -> objects.addAll(owned(type, namespace, shop)));
    if (definitions.stream().anyMatch(ServiceMonitor::isServedBy)) {
      objects.addAll(owned(Kinds.OPTIONAL, namespace, shop));
    }
    return objects;
  }

  private <T extends HasMetadata> List<T> owned(Class<T> type, String namespace, String shop) {
    return client
        .resources(type)
        .inNamespace(namespace)
        .withLabel(Labels.MANAGED_BY, Labels.OPERATOR)
        .list()
        .getItems()
        .stream()
        .filter(it -> EventSources.shops(it).contains(new ResourceID(shop, namespace)))
        .toList();
  }

  private List<CustomResourceDefinition> definitions() {
    return client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withField("metadata.name", ServiceMonitor.DEFINITION)
        .list()
        .getItems();
  }

  @Override
  public void close() {
    client.close();
  }
}
