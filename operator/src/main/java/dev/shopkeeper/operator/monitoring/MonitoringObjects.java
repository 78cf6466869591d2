package dev.shopkeeper.operator.monitoring;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import dev.shopkeeper.operator.prometheus.ServiceMonitor.Endpoint;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import java.util.List;

/// What tells Prometheus to read the metrics of a Shop's tiers.
public final class MonitoringObjects {
  private MonitoringObjects() {}

  public static List<HasMetadata> of(Shop shop) {
    var names = new Names(shop.name());
    return List.of(
        monitor(shop, Component.API, names.api()), monitor(shop, Component.UI, names.ui()));
  }

  private static ServiceMonitor monitor(Shop shop, Component component, String name) {
    return ServiceMonitor.of(
        Metadata.owned(shop, Component.MONITORING, name),
        new ServiceMonitor.Spec(
            services(shop, component),
            List.of(new Endpoint("metrics", shop.getSpec().monitoring().interval()))));
  }

  private static LabelSelector services(Shop shop, Component component) {
    return new LabelSelectorBuilder()
        .withMatchLabels(Labels.selector(shop.name(), component))
        .addToMatchLabels(Labels.SCRAPE, "true")
        .build();
  }
}
