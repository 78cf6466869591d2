package dev.shopkeeper.operator.observe;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the status of a Deployment means: ready when every pod is of the newest template and
/// available, as `kubectl rollout status` has it.
public final class Rollout {
  private Rollout() {}

  public static Health of(Optional<Deployment> seen) {
    return seen.map(Rollout::of)
        .orElseGet(() -> Health.waiting("NotCreated", "Its Deployment does not exist yet."));
  }

  private static Health of(Deployment deployment) {
    String name = deployment.getMetadata().getName();
    DeploymentStatus status = deployment.getStatus();
    Long generation = deployment.getMetadata().getGeneration();
    if (status == null
        || status.getObservedGeneration() == null
        || (generation != null && status.getObservedGeneration() < generation)) {
      return Health.waiting("RollingOut", "Deployment " + name + " has not been acted on yet.");
    }
    Optional<String> stuck = failure(status);
    if (stuck.isPresent()) {
      return Health.failed("RolloutStuck", stuck.get());
    }
    int wanted = number(deployment.getSpec().getReplicas());
    int updated = number(status.getUpdatedReplicas());
    int available = number(status.getAvailableReplicas());
    int total = number(status.getReplicas());
    return updated >= wanted && available >= wanted && total <= updated
        ? Health.ready()
        : Health.waiting(
            "RollingOut",
            "Deployment %s: %d of %d pods are up to date, %d available."
                .formatted(name, updated, wanted, available));
  }

  private static Optional<String> failure(DeploymentStatus status) {
    return status.getConditions().stream()
        .filter(Rollout::isFailure)
        .map(DeploymentCondition::getMessage)
        .findFirst();
  }

  private static boolean isFailure(DeploymentCondition condition) {
    return switch (condition.getType()) {
      case "Progressing" -> "ProgressDeadlineExceeded".equals(condition.getReason());
      case "ReplicaFailure" -> condition.getStatus().equals("True");
      default -> false;
    };
  }

  private static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
