package dev.shopkeeper.operator.api;

import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.Reason;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a migration fares. A failed one is tried anew after a while: what it lacked, such as a
/// database, may be there by then.
public final class MigrationHealth {
  static final Duration PAUSE = Duration.ofMinutes(5);

  private MigrationHealth() {}

  public static Health of(String name, Observed observed) {
    Optional<Job> job = observed.find(Job.class, name);
    if (job.isEmpty()) {
      return Health.waiting(Reason.NOT_MIGRATED, "The schema has not been migrated yet.");
    }
    if (condition(job.get(), "Complete").isPresent()) {
      return Health.ready();
    }
    return condition(job.get(), "Failed")
        .map(failure ->
            Health.failed(
                Reason.MIGRATION_FAILED,
                "Job %s failed: %s It is tried anew after %d minutes; its pods' logs say why (kubectl logs job/%s)."
                    .formatted(name, sentence(failure), PAUSE.toMinutes(), name)))
        .orElseGet(() ->
            Health.waiting(Reason.MIGRATING, "Job %s is migrating the schema.".formatted(name)));
  }

  /// Whether the Job failed and has rested long enough to be removed and made anew.
  public static boolean isSpent(String name, Observed observed, Instant now) {
    return observed
        .find(Job.class, name)
        .flatMap(job -> condition(job, "Failed"))
        .map(failure -> !now.isBefore(Instant.parse(failure.getLastTransitionTime()).plus(PAUSE)))
        .orElse(false);
  }

  private static Optional<JobCondition> condition(Job job, String type) {
    return Optional.ofNullable(job.getStatus()).stream()
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> condition.getType().equals(type))
        .filter(condition -> condition.getStatus().equals("True"))
        .findFirst();
  }

  private static String sentence(JobCondition failure) {
    return failure.getMessage() == null ? "no reason is given." : failure.getMessage() + ".";
  }
}
