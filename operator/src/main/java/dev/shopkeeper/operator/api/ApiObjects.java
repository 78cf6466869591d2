package dev.shopkeeper.operator.api;

import static dev.shopkeeper.operator.workload.Volumes.readOnlyAt;
import static dev.shopkeeper.operator.workload.Volumes.secret;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.naming.Ports;
import dev.shopkeeper.operator.shop.Amounts;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.Resources;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Autoscalers;
import dev.shopkeeper.operator.workload.Containers;
import dev.shopkeeper.operator.workload.Deployments;
import dev.shopkeeper.operator.workload.DisruptionBudgets;
import dev.shopkeeper.operator.workload.Pin;
import dev.shopkeeper.operator.workload.Probes;
import dev.shopkeeper.operator.workload.Services;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;

/// The objects of the API tier.
public final class ApiObjects {
  private static final Resources AWAITING =
      new Resources(new Amounts("20m", "128Mi"), new Amounts("1", "256Mi"));

  private ApiObjects() {}

  public static List<HasMetadata> of(Shop shop, Pin pin) {
    var names = new Names(shop.name());
    Replicas replicas = shop.getSpec().api().replicas();
    ConfigMap configuration =
        Services.configuration(shop, Component.API, names.api(), ApiSettings.of(shop, names));
    return List.of(
        configuration,
        Services.of(shop, Component.API, names.api(), "ClusterIP", "http", Ports.API),
        Services.metrics(
            shop, Component.API, names.apiMetrics(), "management", Ports.API_MANAGEMENT),
        Deployments.of(
            shop,
            Component.API,
            names.api(),
            replicas,
            configuration,
            pin,
            pod(shop, names, pin.image())),
        Autoscalers.of(shop, Component.API, names.api(), replicas),
        DisruptionBudgets.of(shop, Component.API, names.api()));
  }

  private static PodSpec pod(Shop shop, Names names, String image) {
    return ApiPods.pod(names)
        .withInitContainers(awaitSchema(names, image))
        .withContainers(serve(shop, names, image))
        .withVolumes(
            ApiPods.database(names, names.databaseLogin()),
            secret("admin", names.admin()),
            secret("order-token", names.orderToken()),
            ApiPods.tmp())
        .build();
  }

  /// No pod serves on a schema older than its image, however it came to start.
  private static Container awaitSchema(Names names, String image) {
    return ApiPods.container("await-schema", image)
        .withArgs("await-schema")
        .withEnvFrom(Containers.environment(names.api()))
        .withResources(Containers.resources(AWAITING))
        .withVolumeMounts(ApiPods.mounts())
        .build();
  }

  private static Container serve(Shop shop, Names names, String image) {
    return ApiPods.container("api", image)
        .withEnvFrom(Containers.environment(names.api()))
        .withPorts(
            Containers.port("http", Ports.API), Containers.port("management", Ports.API_MANAGEMENT))
        .withResources(Containers.resources(shop.getSpec().api().resources()))
        .withLifecycle(Containers.draining())
        .withStartupProbe(Probes.http("/livez", "management", 2, 90))
        .withLivenessProbe(Probes.http("/livez", "management", 10, 6))
        .withReadinessProbe(Probes.http("/readyz", "management", 3, 3))
        .withVolumeMounts(ApiPods.mounts())
        .addToVolumeMounts(
            readOnlyAt("/etc/shop/admin", "admin"),
            readOnlyAt("/etc/shop/order-token", "order-token"))
        .build();
  }
}
