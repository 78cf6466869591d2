package dev.shopkeeper.operator.monitoring;

import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import dev.shopkeeper.operator.shop.MonitoringMode;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;

/// Whether a Shop can be, and is to be, monitored.
public final class MonitoringHealth {
  /// How a cluster looks that knows ServiceMonitors.
  public static final CustomResourceDefinition KNOWN =
      new CustomResourceDefinitionBuilder()
          .withNewMetadata()
          .withName(ServiceMonitor.DEFINITION)
          .endMetadata()
          .withNewStatus()
          .addNewCondition()
          .withType("Established")
          .withStatus("True")
          .endCondition()
          .endStatus()
          .build();

  private MonitoringHealth() {}

  /// Whether ServiceMonitors are both wanted and known to the cluster.
  public static boolean isPossible(Shop shop, Observed observed) {
    return isWanted(shop) && isKnown(observed);
  }

  public static boolean isWanted(Shop shop) {
    return shop.getSpec().monitoring().mode() != MonitoringMode.DISABLED;
  }

  /// What is missing comes, if at all, as an event: nothing has to be asked again and again.
  public static Health of(Shop shop, Observed observed) {
    return !isWanted(shop) || isKnown(observed)
        ? Health.ready()
        : Health.waiting(
            Reason.DEFINITION_MISSING,
            "The cluster does not know ServiceMonitors, so nobody reads the metrics. Install the CustomResourceDefinitions of the Prometheus operator, which is noticed at once, or set spec.monitoring.mode to Disabled.");
  }

  private static boolean isKnown(Observed observed) {
    return observed
        .find(CustomResourceDefinition.class, ServiceMonitor.DEFINITION)
        .filter(ServiceMonitor::isServedBy)
        .isPresent();
  }
}
