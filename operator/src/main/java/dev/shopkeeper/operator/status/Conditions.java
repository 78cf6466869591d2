package dev.shopkeeper.operator.status;

import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.ConditionStatus;
import dev.shopkeeper.operator.shop.ConditionType;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Conditions of one Shop at one time. A condition's transition time moves only when its status
/// flips, as Kubernetes wants it.
final class Conditions {
  private final Shop shop;
  private final String now;
  private final Map<ConditionType, Condition> conditions = new EnumMap<>(ConditionType.class);

  Conditions(Shop shop, Instant now) {
    this.shop = shop;
    this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  void set(ConditionType type, ConditionStatus status, Reason reason, String message) {
    String text = status.toString();
    String since =
        shop.statusOrEmpty()
            .condition(type)
            .filter(before -> before.status().equals(text))
            .map(Condition::lastTransitionTime)
            .orElse(now);
    conditions.put(
        type,
        new Condition(type.toString(), text, reason.toString(), message, since, shop.generation()));
  }

  void set(ConditionType type, boolean holds, Reason reason, String message) {
    set(type, ConditionStatus.of(holds), reason, message);
  }

  /// Of those that nothing is known of, and that nothing was said of yet.
  void unknown(Reason reason, String message) {
    for (ConditionType type : ConditionType.values()) {
      if (!conditions.containsKey(type)) {
        set(type, ConditionStatus.UNKNOWN, reason, message);
      }
    }
  }

  void ready(ConditionType type, Health health, String readyMessage) {
    switch (health) {
      case Health.Ready() -> set(type, true, Reason.AVAILABLE, readyMessage);
      case Health.Waiting(Reason reason, String message) -> set(type, false, reason, message);
      case Health.Failed(Reason reason, String message) -> set(type, false, reason, message);
    }
  }

  List<Condition> toList() {
    return List.copyOf(conditions.values());
  }
}
