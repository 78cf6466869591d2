package dev.shopkeeper.operator.status;

import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.Shop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Conditions of one Shop at one time. A condition's transition time moves only when its status
/// flips, as Kubernetes wants it.
final class Conditions {
  private final Shop shop;
  private final String now;
  private final Map<String, Condition> conditions = new LinkedHashMap<>();

  Conditions(Shop shop, Instant now) {
    this.shop = shop;
    this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  Conditions keepingOthers() {
    shop.statusOrEmpty()
        .conditions()
        .forEach(condition -> conditions.put(condition.type(), condition));
    return this;
  }

  void set(String type, boolean status, String reason, String message) {
    String text = status ? "True" : "False";
    String since =
        shop.statusOrEmpty()
            .condition(type)
            .filter(before -> before.status().equals(text))
            .map(Condition::lastTransitionTime)
            .orElse(now);
    conditions.put(type, new Condition(type, text, reason, message, since, shop.generation()));
  }

  void ready(String type, Health health, String readyReason, String readyMessage) {
    switch (health) {
      case Health.Ready() -> set(type, true, readyReason, readyMessage);
      case Health.Waiting(String reason, String message) -> set(type, false, reason, message);
      case Health.Failed(String reason, String message) -> set(type, false, reason, message);
    }
  }

  List<Condition> toList() {
    return List.copyOf(conditions.values());
  }
}
