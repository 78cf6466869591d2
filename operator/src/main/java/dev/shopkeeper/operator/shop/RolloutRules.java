package dev.shopkeeper.operator.shop;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules of `spec.rollout`.
final class RolloutRules {
  private static final String WINDOW = "spec.rollout.maintenanceWindow";
  private static final Duration SHORTEST = Times.length(RolloutSpec.SHORTEST_DEADLINE);
  private static final Duration LONGEST = Times.length(RolloutSpec.LONGEST_DEADLINE);
  private static final Duration DAY = Duration.ofDays(1);

  private final List<Violation> violations;

  RolloutRules(List<Violation> violations) {
    this.violations = violations;
  }

  void check(RolloutSpec rollout) {
    String deadline = rollout.progressDeadline();
    if (!deadline.matches(Formats.TIME)
        || rollout.deadline().compareTo(SHORTEST) < 0
        || rollout.deadline().compareTo(LONGEST) > 0) {
      refuse(
          "spec.rollout.progressDeadline",
          "must be between 30s and 2h, such as 5m, not " + deadline);
    }
    Integer revision = rollout.templateRevision();
    if (revision != null
        && (revision < RolloutSpec.FIRST_REVISION || revision > RolloutSpec.LAST_REVISION)) {
      refuse("spec.rollout.templateRevision", "must be between 1 and 1000, not " + revision);
    }
    if (rollout.maintenanceWindow() != null) {
      window(rollout.maintenanceWindow());
    }
  }

  private void window(MaintenanceWindow window) {
    List<String> days = window.days();
    if (days.isEmpty()
        || Set.copyOf(days).size() < days.size()
        || !MaintenanceWindow.EACH_DAY.containsAll(days)) {
      refuse(WINDOW + ".days", "must name days such as Mon, each once, not " + days);
    }
    matches(WINDOW + ".start", window.start(), Formats.TIME_OF_DAY, "a time such as 02:30");
    if (!window.duration().matches(Formats.WINDOW_LENGTH)
        || Times.length(window.duration()).compareTo(DAY) > 0) {
      refuse(WINDOW + ".duration", "must be a length such as 90m or 2h, not " + window.duration());
    }
    if (!ZoneId.getAvailableZoneIds().contains(window.timeZone())) {
      refuse(
          WINDOW + ".timeZone",
          "must be a time zone such as Europe/Berlin, not " + window.timeZone());
    }
  }

  private void matches(String field, @Nullable String value, String pattern, String wanted) {
    if (value == null || !value.matches(pattern)) {
      refuse(field, "must be " + wanted + ", not " + value);
    }
  }

  private void refuse(String field, String message) {
    violations.add(new Violation(field, message));
  }
}
