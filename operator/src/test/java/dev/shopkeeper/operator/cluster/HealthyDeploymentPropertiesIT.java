package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.ServiceSpec;
import dev.shopkeeper.operator.shop.ServiceType;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.PlayedKubelet;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// When a Shop says that what was asked for is there, on a real API server with pods played.
class HealthyDeploymentPropertiesIT {
  private static final ApiServer API = ApiServer.create();
  private static int images;
  private static @Nullable PlayedShop shop;

  @BeforeContainer
  static void open() {
    API.open(HealthyDeploymentPropertiesIT.class);
    API.install(Crd.FILE);
    shop = new PlayedShop(API.client(), API.namespace(), World.RELEASE);
    shop().want(spec("example.org/x:0"));
    try (var kubelet = new PlayedKubelet(API.client(), API.namespace())) {
      Eventually.passes(
          RunningOperator.SOON,
          () -> {
            shop().settle(() -> {});
            assertThat(isSuccessful()).isTrue();
          });
    }
  }

  // Feature: aws-devops-three-tier, Property 2: For any deployment to the cluster, all pods SHALL
  // be in running and healthy state before the deployment is marked as successful.
  @Property(tries = 100)
  @Label(
      "Feature: aws-devops-three-tier, Property 2: For any deployment to the cluster, all pods"
          + " SHALL be in running and healthy state before the deployment is marked as successful.")
  void isMarkedOnlyOnceEveryPodIsHealthy(
      @ForAll @IntRange(max = 2) int updated,
      @ForAll @IntRange(max = 2) int available,
      @ForAll @IntRange(max = 1) int old,
      @ForAll boolean ofTheUi,
      @ForAll boolean databaseAccepts) {
    shop().want(spec("example.org/x:" + ++images));
    shop()
        .settle(() -> {
          play("acme-api", ofTheUi ? 2 : updated, ofTheUi ? 2 : available, ofTheUi ? 0 : old);
          play("acme-ui", ofTheUi ? updated : 2, ofTheUi ? available : 2, ofTheUi ? old : 0);
          play(databaseAccepts ? 1 : 0);
          migrate();
        });
    boolean healthy = updated == 2 && available == 2 && old == 0 && databaseAccepts;
    assertThat(isSuccessful()).isEqualTo(healthy);

    shop()
        .settle(() -> {
          play("acme-api", 2, 2, 0);
          play("acme-ui", 2, 2, 0);
          play(1);
          migrate();
        });
    assertThat(isSuccessful()).isTrue();
  }

  private static PlayedShop shop() {
    return Objects.requireNonNull(shop);
  }

  /// As `kubectl wait --for=condition=Ready` has it, and of what is asked for now.
  private static boolean isSuccessful() {
    Shop now = shop().shop();
    return now.statusOrEmpty()
        .condition("Ready")
        .filter(ready -> ready.status().equals("True"))
        .filter(ready -> ready.observedGeneration() == now.generation())
        .isPresent();
  }

  /// Another revision of both, so that both are rolled out.
  private static ShopSpec spec(String image) {
    return Specs.of(
        TierSpecs.ui(image, null, null, new ServiceSpec(ServiceType.CLUSTER_IP), null, null),
        TierSpecs.api(image, null, null));
  }

  /// The Deployment's controller has acted on the newest template, and so many pods are there.
  private static void play(String name, int updated, int available, int old) {
    KubernetesClient client = API.client();
    Deployment now = client.apps().deployments().inNamespace(API.namespace()).withName(name).get();
    if (now == null) {
      return;
    }
    boolean complete = updated == 2 && available == 2 && old == 0;
    client
        .resource(
            new DeploymentBuilder(now)
                .withNewStatus()
                .withObservedGeneration(now.getMetadata().getGeneration())
                .withReplicas(updated + old)
                .withUpdatedReplicas(updated)
                .withReadyReplicas(Math.min(available, updated + old))
                .withAvailableReplicas(Math.min(available, updated + old))
                .addNewCondition()
                .withType("Progressing")
                .withStatus("True")
                .withReason(complete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated")
                .endCondition()
                .endStatus()
                .build())
        .updateStatus();
  }

  private static void play(int ready) {
    KubernetesClient client = API.client();
    StatefulSet now =
        client.apps().statefulSets().inNamespace(API.namespace()).withName("acme-database").get();
    if (now != null) {
      client
          .resource(
              new StatefulSetBuilder(now)
                  .withNewStatus()
                  .withObservedGeneration(now.getMetadata().getGeneration())
                  .withReplicas(1)
                  .withUpdatedReplicas(1)
                  .withReadyReplicas(ready)
                  .endStatus()
                  .build())
          .updateStatus();
    }
  }

  private static void migrate() {
    PlayedKubelet.completeJobs(API.client(), API.namespace());
  }

  @AfterContainer
  static void close() {
    shop = null;
  }
}
