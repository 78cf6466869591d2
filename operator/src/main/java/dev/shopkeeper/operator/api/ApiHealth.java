package dev.shopkeeper.operator.api;

import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Rollout;
import dev.shopkeeper.operator.shop.ConditionType;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/// How the API fares.
public final class ApiHealth {
  private ApiHealth() {}

  public static Health of(Shop shop, Observed observed) {
    return Rollout.of(
        observed.find(Deployment.class, new Names(shop.name()).api()),
        shop.getSpec().api().replicas().min(),
        shop.statusOrEmpty().isTrue(ConditionType.API_READY));
  }
}
