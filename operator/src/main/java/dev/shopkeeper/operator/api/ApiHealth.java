package dev.shopkeeper.operator.api;

import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Rollout;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/// How the API fares.
public final class ApiHealth {
  private ApiHealth() {}

  public static Health of(Names names, Observed observed) {
    return Rollout.of(observed.find(Deployment.class, names.api()));
  }
}
