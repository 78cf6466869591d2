package dev.shopkeeper.operator.workload;

import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.Map;

/// Where pods are put.
public final class Placement {
  private Placement() {}

  /// Apart where there is more than one node, together rather than not at all.
  public static TopologySpreadConstraint apart(Map<String, String> selector) {
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey("kubernetes.io/hostname")
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
        .withMatchLabels(selector)
        .endLabelSelector()
        .withMatchLabelKeys("pod-template-hash")
        .build();
  }
}
