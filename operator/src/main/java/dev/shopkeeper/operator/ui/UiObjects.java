package dev.shopkeeper.operator.ui;

import static dev.shopkeeper.operator.workload.Volumes.at;
import static dev.shopkeeper.operator.workload.Volumes.scratch;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.naming.Ports;
import dev.shopkeeper.operator.shop.Amounts;
import dev.shopkeeper.operator.shop.EdgeSpec;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.Resources;
import dev.shopkeeper.operator.shop.ServiceType;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Autoscalers;
import dev.shopkeeper.operator.workload.Containers;
import dev.shopkeeper.operator.workload.Deployments;
import dev.shopkeeper.operator.workload.DisruptionBudgets;
import dev.shopkeeper.operator.workload.Environment;
import dev.shopkeeper.operator.workload.Pin;
import dev.shopkeeper.operator.workload.PodSecurity;
import dev.shopkeeper.operator.workload.Probes;
import dev.shopkeeper.operator.workload.Services;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The objects of the storefront tier.
public final class UiObjects {
  private static final Resources EXPORTER =
      new Resources(new Amounts("10m", "32Mi"), new Amounts(null, "64Mi"));

  /// Whoever forwards to the storefront from within the cluster or its network, such as an ingress
  /// controller, says for whom.
  private static final String PRIVATE_NETWORKS =
      "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,fc00::/7";

  private static final long BEHIND_ALB_SECONDS = 15;

  private UiObjects() {}

  public static List<HasMetadata> of(Shop shop, Pin pin) {
    var names = new Names(shop.name());
    Replicas replicas = shop.getSpec().ui().replicas();
    ConfigMap configuration =
        Services.configuration(shop, Component.UI, names.ui(), environment(shop, names));
    return List.of(
        Services.account(shop, Component.UI, names.ui()),
        configuration,
        Services.of(
            shop, Component.UI, names.ui(), shop.getSpec().serviceType().text(), "http", Ports.UI),
        Services.metrics(shop, Component.UI, names.uiMetrics(), "metrics", Ports.UI_METRICS),
        Deployments.of(
            shop,
            Component.UI,
            names.ui(),
            replicas,
            configuration,
            pin,
            pod(shop, names, pin.image())),
        Autoscalers.of(shop, Component.UI, names.ui(), replicas),
        DisruptionBudgets.of(shop, Component.UI, names.ui()));
  }

  private static Map<String, String> environment(Shop shop, Names names) {
    Map<String, String> settings =
        Map.of(
            "REACT_APP_API_URL", "http://%s:%d".formatted(names.api(), Ports.API),
            "REACT_APP_ENV", "production",
            "SHOP_NAME", shop.name(),
            "SHOP_CURRENCY", shop.getSpec().ui().currency(),
            "SHOP_LOCALES", String.join(",", shop.getSpec().ui().locales()));
    var environment = new TreeMap<>(Environment.of(shop.getSpec().ui().environment(), settings));
    if (isOnlyBehindTheEdge(shop)) {
      environment.putIfAbsent("TRUSTED_PROXIES", PRIVATE_NETWORKS);
    }
    return environment;
  }

  /// A LoadBalancer's customers may come from a node's address, and would be believed whatever they
  /// say of themselves.
  private static boolean isOnlyBehindTheEdge(Shop shop) {
    return shop.getSpec().edge() != null && shop.getSpec().serviceType() == ServiceType.CLUSTER_IP;
  }

  /// A balancer outside the cluster learns later than the cluster itself that a pod ends.
  private static Lifecycle draining(Shop shop) {
    EdgeSpec edge = shop.getSpec().edge();
    return edge != null && edge.usesAlb()
        ? Containers.draining(BEHIND_ALB_SECONDS)
        : Containers.draining();
  }

  private static PodSpec pod(Shop shop, Names names, String image) {
    return new PodSpecBuilder()
        .withServiceAccountName(names.ui())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(PodSecurity.pod(PodSecurity.NONROOT))
        .withContainers(container(shop, names, image), exporter(image))
        .withVolumes(scratch("tmp", "64Mi"))
        .build();
  }

  private static Container container(Shop shop, Names names, String image) {
    return new ContainerBuilder()
        .withName("ui")
        .withImage(image)
        .withEnvFrom(Containers.environment(names.ui()))
        .withPorts(Containers.port("http", Ports.UI_CONTAINER))
        .withResources(Containers.resources(shop.getSpec().ui().resources()))
        .withSecurityContext(PodSecurity.container())
        .withLifecycle(draining(shop))
        .withStartupProbe(Probes.http(Probes.UI_HEALTH, "http", 1, 60))
        .withLivenessProbe(Probes.http(Probes.UI_HEALTH, "http", 10, 6))
        .withReadinessProbe(Probes.http(Probes.UI_HEALTH, "http", 3, 3))
        .withVolumeMounts(at("/tmp", "tmp"))
        .build();
  }

  /// Turns what nginx says of itself to this pod alone into metrics for Prometheus. It has no
  /// readiness probe: customers are served whether metrics are read or not.
  private static Container exporter(String image) {
    return new ContainerBuilder()
        .withName("exporter")
        .withImage(image)
        .withArgs("metrics")
        .withPorts(Containers.port("metrics", Ports.UI_METRICS))
        .withResources(Containers.resources(EXPORTER))
        .withSecurityContext(PodSecurity.container())
        .withStartupProbe(Probes.http("/", "metrics", 1, 60))
        .withLivenessProbe(Probes.http("/", "metrics", 10, 6))
        .build();
  }
}
