package dev.shopkeeper.operator.rollout;

import dev.shopkeeper.operator.shop.ConditionType;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a roll-out makes no progress any more: the cluster says so, or it has said nothing else
/// for as long as the Shop's deadline.
public final class Stall {
  private Stall() {}

  /// What is seen of a Deployment that stands still. While the database is away, and until it was
  /// back for a deadline, none does: its absence is no fault of theirs.
  public static Optional<String> of(Shop shop, Deployment deployment, Instant now) {
    Duration deadline = shop.getSpec().rollout().deadline();
    if (!databaseIsBack(shop, now.minus(deadline)) || !isActedOn(deployment)) {
      return Optional.empty();
    }
    return deployment.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("Progressing"))
        .filter(condition -> isOver(condition, now.minus(deadline)))
        .map(condition ->
            "Deployment %s made no progress for %s%s"
                .formatted(
                    deployment.getMetadata().getName(),
                    shop.getSpec().rollout().progressDeadline(),
                    said(deployment, condition)))
        .findFirst();
  }

  /// What is seen of a migration whose pod does not even start, such as for want of its image. One
  /// that runs may take its time.
  public static Optional<String> of(Shop shop, Job migration, Instant now) {
    Instant since = now.minus(shop.getSpec().rollout().deadline());
    return Optional.ofNullable(migration.getStatus())
        .filter(status -> number(status.getActive()) > 0 && number(status.getReady()) == 0)
        .filter(status -> number(status.getFailed()) == 0)
        .filter(status -> status.getStartTime() != null)
        .filter(status -> !Instant.parse(status.getStartTime()).isAfter(since))
        .filter(_ -> databaseIsBack(shop, since))
        .map(_ ->
            "Job %s made no progress for %s: its pod did not start"
                .formatted(
                    migration.getMetadata().getName(),
                    shop.getSpec().rollout().progressDeadline()));
  }

  private static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private static boolean databaseIsBack(Shop shop, Instant since) {
    return shop.statusOrEmpty()
        .condition(ConditionType.DATABASE_READY)
        .filter(condition -> condition.status().equals("True"))
        .filter(condition -> !Instant.parse(condition.lastTransitionTime()).isAfter(since))
        .isPresent();
  }

  private static boolean isActedOn(Deployment deployment) {
    return deployment.getStatus() != null
        && deployment.getStatus().getObservedGeneration() != null
        && deployment.getStatus().getObservedGeneration()
            >= deployment.getMetadata().getGeneration();
  }

  private static boolean isOver(DeploymentCondition condition, Instant since) {
    if ("NewReplicaSetAvailable".equals(condition.getReason())) {
      return false;
    }
    return "ProgressDeadlineExceeded".equals(condition.getReason())
        || (condition.getLastUpdateTime() != null
            && !Instant.parse(condition.getLastUpdateTime()).isAfter(since));
  }

  /// Pods that could not even be made are told of apart.
  private static String said(Deployment deployment, DeploymentCondition progressing) {
    return deployment.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("ReplicaFailure"))
        .filter(condition -> condition.getStatus().equals("True"))
        .findFirst()
        .or(() -> Optional.of(progressing))
        .map(DeploymentCondition::getMessage)
        .map(message -> ": " + message.replaceFirst("\\.$", ""))
        .orElse("");
  }
}
