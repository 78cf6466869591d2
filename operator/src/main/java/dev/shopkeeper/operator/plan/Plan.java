package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.observe.Health;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is to be done, in order, and how each stage fares until it is.
public record Plan(List<Action> actions, Map<StageName, Health> health) {
  public Plan {
    actions = List.copyOf(actions);
    health = Map.copyOf(health);
  }

  public Health of(StageName stage) {
    return Objects.requireNonNull(health.get(stage), stage::title);
  }
}
