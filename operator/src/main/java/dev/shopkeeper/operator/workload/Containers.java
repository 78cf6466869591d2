package dev.shopkeeper.operator.workload;

import dev.shopkeeper.operator.shop.Amounts;
import dev.shopkeeper.operator.shop.Resources;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/// Parts of containers.
public final class Containers {
  private static final long DRAIN_SECONDS = 5;

  private Containers() {}

  public static ResourceRequirements resources(Resources resources) {
    return new ResourceRequirementsBuilder()
        .withRequests(quantities(resources.requests()))
        .withLimits(quantities(resources.limits()))
        .build();
  }

  public static ContainerPort port(String name, int number) {
    return new ContainerPortBuilder().withName(name).withContainerPort(number).build();
  }

  public static EnvFromSource environment(String configMap) {
    return new EnvFromSourceBuilder()
        .withNewConfigMapRef()
        .withName(configMap)
        .endConfigMapRef()
        .build();
  }

  /// Requests still arrive while the cluster learns that a pod ends: it serves on for a while.
  public static Lifecycle draining() {
    return draining(DRAIN_SECONDS);
  }

  /// As long as it takes whoever sends the requests to learn of the end.
  public static Lifecycle draining(long seconds) {
    return new LifecycleBuilder().withNewPreStop().withNewSleep(seconds).endPreStop().build();
  }

  private static Map<String, Quantity> quantities(Amounts amounts) {
    var quantities = new LinkedHashMap<String, Quantity>();
    if (amounts.cpu() != null) {
      quantities.put("cpu", new Quantity(amounts.cpu()));
    }
    if (amounts.memory() != null) {
      quantities.put("memory", new Quantity(amounts.memory()));
    }
    return quantities;
  }
}
