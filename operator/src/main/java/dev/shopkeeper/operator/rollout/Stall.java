package dev.shopkeeper.operator.rollout;

import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

  private static boolean databaseIsBack(Shop shop, Instant since) {
    return shop.statusOrEmpty()
        .condition("DatabaseReady")
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
        .map(message -> ": " + message)
        .orElse("");
  }
}
