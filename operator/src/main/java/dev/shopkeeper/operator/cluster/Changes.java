package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.plan.Action;
import dev.shopkeeper.operator.plan.Plan;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.status.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Carries out plans.
final class Changes {
  private Changes() {}

  /// Does what is planned, in order. A refused change does not keep the others from being made.
  static List<Refusal> make(Cluster cluster, Shop shop, Plan plan) {
    var refusals = new ArrayList<Refusal>();
    for (Action action : plan.actions()) {
      try {
        switch (action) {
          case Action.Reserve(var volume) -> cluster.reserve(volume);
          case Action.Create(var object) -> cluster.create(shop, object);
          case Action.Apply(var object) -> cluster.apply(object);
          case Action.Yield(var object, var left) -> {
            cluster.leave(left);
            cluster.apply(object);
          }
          case Action.Delete(var object) -> cluster.delete(object);
        }
      } catch (RefusedException e) {
        refusals.add(new Refusal(action.key(), String.valueOf(e.getMessage())));
      }
    }
    return refusals;
  }
}
