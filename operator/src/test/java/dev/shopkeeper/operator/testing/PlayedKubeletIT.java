package dev.shopkeeper.operator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlayedKubeletIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  @RegisterExtension private static final ApiServer API = ApiServer.create();
  private static PlayedKubelet kubelet;

  @BeforeAll
  static void start() {
    kubelet = new PlayedKubelet(API.client(), API.namespace());
  }

  @AfterAll
  static void stop() {
    kubelet.close();
  }

  @Test
  void makesADeploymentAvailableAgainAfterEachEdit() {
    apply(deployment("edited", 2));
    Eventually.holds("2 are ready", LIMIT, () -> isReady("edited", 2));

    apply(deployment("edited", 3));
    Eventually.holds("3 are ready", LIMIT, () -> isReady("edited", 3));
  }

  @Test
  void keepsAHeldDeploymentFromGettingReady() {
    kubelet.hold("held");
    apply(deployment("held", 2));
    Eventually.holds(
        "it is observed", LIMIT, () -> Objects.equals(status("held").getReplicas(), 2));
    assertThat(status("held").getReadyReplicas()).isNull();

    kubelet.release("held");
    Eventually.holds("2 are ready", LIMIT, () -> isReady("held", 2));
  }

  @Test
  void makesAStatefulSetReady() {
    apply(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: set}
        spec:
          serviceName: set
          selector: {matchLabels: {app: set}}
          template:
            metadata: {labels: {app: set}}
            spec: {containers: [{name: it, image: it}]}
        """);

    Eventually.holds(
        "it is ready",
        LIMIT,
        () ->
            Objects.equals(
                API.client()
                    .apps()
                    .statefulSets()
                    .withName("set")
                    .get()
                    .getStatus()
                    .getReadyReplicas(),
                1));
  }

  @Test
  void completesJobsButThoseThatAreToFail() {
    kubelet.fail("doomed");
    apply(job("fine"));
    apply(job("doomed"));

    Eventually.holds("the one is complete", LIMIT, () -> hasCondition("fine", "Complete"));
    Eventually.holds("the other has failed", LIMIT, () -> hasCondition("doomed", "Failed"));
  }

  @Test
  void bindsAClaimAndLetsADeletedOneGo() {
    apply(
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: claim}
        spec:
          accessModes: [ReadWriteOnce]
          resources: {requests: {storage: 1Gi}}
        """);
    var claim = API.client().persistentVolumeClaims().withName("claim");
    Eventually.holds(
        "it is bound", LIMIT, () -> claim.get().getStatus().getPhase().equals("Bound"));

    claim.delete();
    Eventually.holds("it is gone", LIMIT, () -> claim.get() == null);
  }

  @Test
  void givesALoadBalancerAnAddress() {
    apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: front}
        spec:
          type: LoadBalancer
          ports: [{port: 80}]
        """);
    var service = API.client().services().withName("front");

    Eventually.holds(
        "it has an address",
        LIMIT,
        () -> !service.get().getStatus().getLoadBalancer().getIngress().isEmpty());
  }

  private static void apply(String yaml) {
    API.client().resource(yaml).serverSideApply();
  }

  private static DeploymentStatus status(String name) {
    return API.client().apps().deployments().withName(name).get().getStatus();
  }

  private static boolean isReady(String name, int replicas) {
    Deployment deployment = API.client().apps().deployments().withName(name).get();
    return Objects.equals(deployment.getStatus().getReadyReplicas(), replicas)
        && Objects.equals(
            deployment.getStatus().getObservedGeneration(),
            deployment.getMetadata().getGeneration());
  }

  private static boolean hasCondition(String job, String type) {
    var status = API.client().batch().v1().jobs().withName(job).get().getStatus();
    return status.getConditions().stream().anyMatch(it -> it.getType().equals(type));
  }

  private static String deployment(String name, int replicas) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %1$s}
    spec:
      replicas: %2$d
      selector: {matchLabels: {app: %1$s}}
      template:
        metadata: {labels: {app: %1$s}}
        spec: {containers: [{name: it, image: it}]}
    """
        .formatted(name, replicas);
  }

  private static String job(String name) {
    return """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: %s}
    spec:
      template:
        spec: {restartPolicy: Never, containers: [{name: it, image: it}]}
    """
        .formatted(name);
  }
}
