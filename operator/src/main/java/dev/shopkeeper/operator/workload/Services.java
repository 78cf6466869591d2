package dev.shopkeeper.operator.workload;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.Map;

/// What stands around the pods of a tier: its address, its account, its configuration.
public final class Services {
  private Services() {}

  public static Service of(
      Shop shop, Component component, String name, String type, String portName, int port) {
    return new ServiceBuilder()
        .withMetadata(Metadata.owned(shop, component, name))
        .withNewSpec()
        .withType(type)
        .withSelector(Labels.selector(shop.name(), component))
        .addNewPort()
        .withName(portName)
        .withPort(port)
        .withTargetPort(new IntOrString(portName))
        .endPort()
        .endSpec()
        .build();
  }

  /// Where the metrics of each pod are read: without an address of its own, so that every pod is
  /// found.
  public static Service metrics(
      Shop shop, Component component, String name, String containerPort, int port) {
    return new ServiceBuilder(of(shop, component, name, "ClusterIP", "metrics", port))
        .editMetadata()
        .addToLabels(Labels.SCRAPE, "true")
        .endMetadata()
        .editSpec()
        .withClusterIP("None")
        .editFirstPort()
        .withTargetPort(new IntOrString(containerPort))
        .endPort()
        .endSpec()
        .build();
  }

  /// Pods of a Shop never speak to the API server, so their account has no token.
  public static ServiceAccount account(Shop shop, Component component, String name) {
    return new ServiceAccountBuilder()
        .withMetadata(Metadata.owned(shop, component, name))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  public static ConfigMap configuration(
      Shop shop, Component component, String name, Map<String, String> data) {
    return new ConfigMapBuilder()
        .withMetadata(Metadata.owned(shop, component, name))
        .withData(data)
        .build();
  }
}
