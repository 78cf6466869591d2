package dev.shopkeeper.operator.ui;

import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Rollout;
import dev.shopkeeper.operator.shop.ConditionType;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/// How the storefront fares: ready when its pods are and it can be reached.
public final class UiHealth {
  private UiHealth() {}

  public static Health of(Shop shop, Observed observed) {
    var names = new Names(shop.name());
    Health rollout =
        Rollout.of(
            observed.find(Deployment.class, names.ui()),
            shop.getSpec().ui().replicas().min(),
            shop.statusOrEmpty().isTrue(ConditionType.UI_READY));
    if (!rollout.isReady() || Storefront.url(shop, observed).isPresent()) {
      return rollout;
    }
    return Health.waiting(
        Reason.ADDRESS_PENDING,
        "Service %s has no address yet. Where the cluster gives none to a LoadBalancer, set spec.ui.service.type to ClusterIP."
            .formatted(names.ui()));
  }
}
