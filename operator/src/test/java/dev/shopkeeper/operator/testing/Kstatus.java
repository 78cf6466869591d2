package dev.shopkeeper.operator.testing;

import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopStatus;
import java.util.Optional;

/// What tools that wait for objects, such as Flux and kpt, make of a Shop: the rules of kstatus for
/// a kind that it does not know.
public enum Kstatus {
  TERMINATING,
  IN_PROGRESS,
  FAILED,
  CURRENT;

  public static Kstatus of(Shop shop) {
    if (shop.isMarkedForDeletion()) {
      return TERMINATING;
    }
    ShopStatus status = shop.getStatus();
    if (status == null) {
      return CURRENT;
    }
    if (status.observedGeneration() != shop.generation()) {
      return IN_PROGRESS;
    }
    if (is(status, "Reconciling", "True")) {
      return IN_PROGRESS;
    }
    if (is(status, "Stalled", "True")) {
      return FAILED;
    }
    Optional<Condition> ready = status.condition("Ready");
    return ready.isEmpty() || is(status, "Ready", "True") ? CURRENT : IN_PROGRESS;
  }

  private static boolean is(ShopStatus status, String type, String value) {
    return status.condition(type).filter(it -> it.status().equals(value)).isPresent();
  }
}
