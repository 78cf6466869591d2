package dev.shopkeeper.operator.workload;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/// How many pods of a tier may be evicted at a time: one. A pod that serves nobody is no reason to
/// hold a node's drain up.
public final class DisruptionBudgets {
  private DisruptionBudgets() {}

  public static PodDisruptionBudget of(Shop shop, Component component, String name) {
    return new PodDisruptionBudgetBuilder()
        .withMetadata(Metadata.owned(shop, component, name))
        .withNewSpec()
        .withMaxUnavailable(new IntOrString(1))
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .withNewSelector()
        .withMatchLabels(Labels.selector(shop.name(), component))
        .endSelector()
        .endSpec()
        .build();
  }
}
