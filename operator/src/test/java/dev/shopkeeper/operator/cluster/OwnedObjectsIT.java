package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.ScalingMetric;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.AuditEvent;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Autoscalers, budgets, network policies and events, as a real API server keeps them.
class OwnedObjectsIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  private static final ShopSpec EVERYTHING =
      Specs.api(
          TierSpecs.api(
              null,
              new Replicas(3, 9, 60, 80, new ScalingMetric("requests_in_flight", "1500m")),
              null));

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  @Test
  void areWrittenOnceAndNeverAgain() {
    operator.create("acme", EVERYTHING);
    operator.awaitsReady("acme");
    operator.settled();
    int before = writes();

    operator.stop();
    operator.start(RunningOperator.RELEASE);
    operator.edit("acme", Specs.api(EVERYTHING.api()));
    operator.settled();

    assertThat(writes()).isEqualTo(before);
    assertThat(applied("networkpolicies")).isEqualTo(6);
    assertThat(applied("horizontalpodautoscalers")).isEqualTo(2);
    assertThat(applied("poddisruptionbudgets")).isEqualTo(2);
  }

  @Test
  void comeBackWhenTheyAreDeleted() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.settled();

    for (String policy :
        List.of("acme", "acme-ui", "acme-api", "acme-database", "acme-migration", "acme-backup")) {
      operator.repairs().deletion(NetworkPolicy.class, policy);
    }
    for (String tier : List.of("acme-ui", "acme-api")) {
      operator.repairs().deletion(HorizontalPodAutoscaler.class, tier);
      operator.repairs().deletion(PodDisruptionBudget.class, tier);
      operator.repairs().deletion(Service.class, tier + "-metrics");
    }
  }

  @Test
  void areAsTheyWereWhenTheyAreEdited() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.settled();

    operator
        .repairs()
        .edit(NetworkPolicy.class, "acme", it -> it.getSpec().setPolicyTypes(List.of("Ingress")));
    operator
        .repairs()
        .edit(NetworkPolicy.class, "acme-database", it -> it.getSpec().setIngress(List.of()));
    operator
        .repairs()
        .edit(HorizontalPodAutoscaler.class, "acme-ui", it -> it.getSpec().setMaxReplicas(40));
    operator
        .repairs()
        .edit(
            HorizontalPodAutoscaler.class,
            "acme-api",
            it -> it.getSpec().getMetrics().getFirst().getResource().setName("memory"));
    operator
        .repairs()
        .edit(
            PodDisruptionBudget.class,
            "acme-ui",
            it -> it.getSpec().setMaxUnavailable(new IntOrString("100%")));
  }

  @Test
  void leaveTheNumberOfPodsToTheAutoscaler() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.settled();
    assertThat(replicas()).isEqualTo(2);

    scale("acme-api", 5);
    operator.settled();
    assertThat(replicas()).isEqualTo(5);
    operator
        .repairs()
        .edit(Deployment.class, "acme-api", it -> it.getSpec().setRevisionHistoryLimit(9));
    assertThat(replicas()).isEqualTo(5);
    operator.awaitsReady("acme");
    operator.settled();

    scale("acme-api", 0);
    assertThat(operator.awaits("acme", "Ready", "False", "ScaledToZero").message())
        .contains("scale deployment acme-api --replicas=2");
    assertThat(replicas()).isZero();
    scale("acme-api", 2);
    operator.awaitsReady("acme");
  }

  @Test
  void takeOverADeploymentWhoseNumberOfPodsWasOurs() {
    operator.create("acme", EVERYTHING);
    operator.awaitsReady("acme");
    operator.settled();
    operator.stop();
    Deployment before = operator.seen(Deployment.class, "acme-api");
    before.getMetadata().setManagedFields(null);
    before.getMetadata().setResourceVersion(null);
    before.setStatus(null);
    before.getSpec().setReplicas(4);
    API.client().resource(before).fieldManager("shopkeeper").forceConflicts().serverSideApply();

    operator.start(RunningOperator.RELEASE);

    operator.awaitsReady("acme");
    operator.settled();
    assertThat(replicas()).isEqualTo(4);
  }

  @Test
  void areToldOfInEvents() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.settled();

    assertThat(operator.events())
        .filteredOn(event -> event.getNote().startsWith("Ready=True"))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getReason()).isEqualTo("Available");
          assertThat(event.getType()).isEqualTo("Normal");
          assertThat(event.getNote()).startsWith("Ready=True: The shop is open at http://10.89.1.");
          assertThat(event.getRegarding().getKind()).isEqualTo("Shop");
          assertThat(event.getRegarding().getUid())
              .isEqualTo(operator.get("acme").getMetadata().getUid());
        });

    scale("acme-ui", 0);
    operator.awaits("acme", "Degraded", "True", "ScaledToZero");
    operator.settled();
    assertThat(operator.events())
        .filteredOn(event -> event.getReason().equals("ScaledToZero"))
        .extracting(Event::getType)
        .containsExactly("Warning");
  }

  /// Secrets are not watched, so this takes until the Shop is looked at again.
  @Test
  void includeTheServersCertificateWhichComesBackInTime() {
    assertThat(Pace.IDLE).isLessThanOrEqualTo(Duration.ofMinutes(5));
    operator.stop();
    operator.start(RunningOperator.RELEASE, Duration.ofSeconds(2));
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    Secret before = operator.seen(Secret.class, "acme-database-tls");

    API.client().resource(before).delete();

    Eventually.holds(
        "the certificate is back",
        Duration.ofSeconds(5),
        () -> {
          Secret now = operator.find(Secret.class, "acme-database-tls");
          return now != null && !now.getData().isEmpty();
        });
  }

  /// By the subresource that autoscalers use.
  private void scale(String deployment, int replicas) {
    API.client()
        .apps()
        .deployments()
        .inNamespace(operator.namespace())
        .withName(deployment)
        .scale(replicas);
  }

  private int replicas() {
    return operator.seen(Deployment.class, "acme-api").getSpec().getReplicas();
  }

  private int writes() {
    return (int) mutations().count();
  }

  private long applied(String resource) {
    return mutations().filter(event -> event.resource().equals(resource)).count();
  }

  private Stream<AuditEvent> mutations() {
    return API.mutationsBy(RunningOperator.USER).stream()
        .filter(event -> event.namespace().equals(operator.namespace()));
  }
}
