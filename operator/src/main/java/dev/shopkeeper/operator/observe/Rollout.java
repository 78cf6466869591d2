package dev.shopkeeper.operator.observe;

import dev.shopkeeper.operator.shop.Reason;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the status of a Deployment means: ready once every pod is of the newest template and
/// available; from then on enough of them are, however many its autoscaler is about to add.
public final class Rollout {
  private final Deployment deployment;
  private final DeploymentStatus status;
  private final int wanted;

  private Rollout(Deployment deployment) {
    this.deployment = deployment;
    this.status = deployment.getStatus() == null ? new DeploymentStatus() : deployment.getStatus();
    Integer replicas = deployment.getSpec().getReplicas();
    this.wanted = replicas == null ? 1 : replicas;
  }

  /// How the roll-out fares.
  ///
  /// @param least how many pods are enough
  /// @param wasReady what was said before: it stands until the cluster has acted on the Deployment,
  ///   for whatever the operator changes itself is not ready from that moment on
  public static Health of(Optional<Deployment> seen, int least, boolean wasReady) {
    return seen.map(deployment -> new Rollout(deployment).assess(least, wasReady))
        .orElseGet(() -> Health.waiting(Reason.NOT_CREATED, "Its Deployment does not exist yet."));
  }

  private Health assess(int least, boolean wasReady) {
    if (wanted == 0) {
      return scaledToZero(least);
    }
    if (!isActedOn() && !wasReady) {
      return Health.waiting(
          Reason.ROLLING_OUT, "Deployment " + name() + " has not been acted on yet.");
    }
    Optional<String> stuck = failure(status);
    if (stuck.isPresent()) {
      return Health.failed(Reason.ROLLOUT_STUCK, stuck.get());
    }
    int updated = number(status.getUpdatedReplicas());
    int available = number(status.getAvailableReplicas());
    boolean newest =
        (updated >= wanted || isRolledOut()) && number(status.getReplicas()) <= updated;
    return newest && available >= (isRolledOut() ? Math.min(least, wanted) : wanted)
        ? Health.ready()
        : Health.waiting(
            Reason.ROLLING_OUT,
            "Deployment %s: %d of %d pods are up to date, %d available."
                .formatted(name(), updated, wanted, available));
  }

  private boolean isActedOn() {
    Long generation = deployment.getMetadata().getGeneration();
    return status.getObservedGeneration() != null
        && (generation == null || status.getObservedGeneration() >= generation);
  }

  /// Of the newest template enough pods were available once: those that are added now come of an
  /// autoscaler.
  private boolean isRolledOut() {
    return status.getConditions().stream()
        .anyMatch(condition ->
            condition.getType().equals("Progressing")
                && "NewReplicaSetAvailable".equals(condition.getReason()));
  }

  private Health scaledToZero(int least) {
    return Health.failed(
        Reason.SCALED_TO_ZERO,
        "Deployment %1$s was scaled to 0, which also switches its autoscaler off. Scale it up: kubectl -n %2$s scale deployment %1$s --replicas=%3$d"
            .formatted(name(), deployment.getMetadata().getNamespace(), least));
  }

  private String name() {
    return deployment.getMetadata().getName();
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
