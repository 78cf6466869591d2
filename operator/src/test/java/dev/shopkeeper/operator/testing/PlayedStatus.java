package dev.shopkeeper.operator.testing;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What controllers and kubelets write once pods run, or once they do not.
final class PlayedStatus {
  private PlayedStatus() {}

  static Deployment of(Deployment deployment, boolean available) {
    int wanted = orOne(deployment.getSpec().getReplicas());
    int ready = available ? wanted : 0;
    return new DeploymentBuilder(deployment)
        .withNewStatus()
        .withObservedGeneration(deployment.getMetadata().getGeneration())
        .withReplicas(wanted)
        .withUpdatedReplicas(wanted)
        .withReadyReplicas(ready)
        .withAvailableReplicas(ready)
        .withUnavailableReplicas(available ? null : wanted)
        .addNewCondition()
        .withType("Available")
        .withStatus(available ? "True" : "False")
        .withReason(available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable")
        .withMessage(available ? "Deployment has minimum availability." : "No pod is ready.")
        .endCondition()
        .addNewCondition()
        .withType("Progressing")
        .withStatus("True")
        .withReason(available ? "NewReplicaSetAvailable" : "ReplicaSetUpdated")
        .withLastUpdateTime(now())
        .endCondition()
        .endStatus()
        .build();
  }

  static StatefulSet of(StatefulSet set, boolean available) {
    int wanted = orOne(set.getSpec().getReplicas());
    int ready = available ? wanted : 0;
    String revision = set.getMetadata().getName() + "-" + set.getMetadata().getGeneration();
    return new StatefulSetBuilder(set)
        .withNewStatus()
        .withObservedGeneration(set.getMetadata().getGeneration())
        .withReplicas(wanted)
        .withCurrentReplicas(wanted)
        .withUpdatedReplicas(wanted)
        .withReadyReplicas(ready)
        .withAvailableReplicas(ready)
        .withCurrentRevision(revision)
        .withUpdateRevision(revision)
        .endStatus()
        .build();
  }

  /// Validation wants the criterion before the end: SuccessCriteriaMet with Complete.
  static Job complete(Job job) {
    String now = now();
    return new JobBuilder(job)
        .withNewStatus()
        .withStartTime(now)
        .withCompletionTime(now)
        .withSucceeded(orOne(job.getSpec().getCompletions()))
        .withReady(0)
        .withConditions(
            condition("SuccessCriteriaMet", "CompletionsReached", now),
            condition("Complete", "CompletionsReached", now))
        .endStatus()
        .build();
  }

  static Job failed(Job job) {
    String now = now();
    return new JobBuilder(job)
        .withNewStatus()
        .withStartTime(now)
        .withFailed(orOne(job.getSpec().getBackoffLimit()))
        .withReady(0)
        .withConditions(
            condition("FailureTarget", "BackoffLimitExceeded", now),
            condition("Failed", "BackoffLimitExceeded", now))
        .endStatus()
        .build();
  }

  static PersistentVolumeClaim bound(PersistentVolumeClaim claim) {
    return new PersistentVolumeClaimBuilder(claim)
        .withNewStatus()
        .withPhase("Bound")
        .withAccessModes(claim.getSpec().getAccessModes())
        .withCapacity(claim.getSpec().getResources().getRequests())
        .endStatus()
        .build();
  }

  static Service reachableAt(Service service, String address) {
    return new ServiceBuilder(service)
        .withNewStatus()
        .withNewLoadBalancer()
        .addNewIngress()
        .withIp(address)
        .endIngress()
        .endLoadBalancer()
        .endStatus()
        .build();
  }

  static Ingress takenAt(Ingress ingress, String address) {
    return new IngressBuilder(ingress)
        .withNewStatus()
        .withNewLoadBalancer()
        .addNewIngress()
        .withIp(address)
        .endIngress()
        .endLoadBalancer()
        .endStatus()
        .build();
  }

  private static JobCondition condition(String type, String reason, String now) {
    return new JobConditionBuilder()
        .withType(type)
        .withStatus("True")
        .withReason(reason)
        .withLastProbeTime(now)
        .withLastTransitionTime(now)
        .build();
  }

  private static int orOne(@Nullable Integer number) {
    return Objects.requireNonNullElse(number, 1);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
