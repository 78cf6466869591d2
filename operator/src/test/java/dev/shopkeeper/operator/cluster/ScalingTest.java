package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.UiSpec;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.junit.jupiter.api.Test;

/// Who sets the number of pods, and what is said meanwhile.
class ScalingTest {
  private final World world = new World();

  @Test
  void bearsADeploymentWithItsLeastPods() {
    world.with(Specs.ui(ui(4)));
    world.cluster.refuse(
        new ObjectKey("HorizontalPodAutoscaler", "acme-ui"), "no autoscaler in this test");

    world.settle();

    assertThat(replicas()).isEqualTo(4);
  }

  @Test
  void leavesTheNumberToOthersBeforeItGivesItUp() {
    world.with(ShopSpec.DEFAULT).settle();

    assertThat(world.cluster.changes())
        .containsSubsequence(
            "apply Deployment acme-ui", "leave Deployment acme-ui", "apply Deployment acme-ui");
    assertThat(replicas()).isEqualTo(2);
  }

  @Test
  void keepsWhatAnAutoscalerSet() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.scale("acme-ui", 5);
    int before = world.cluster.changes().size();

    world.settle();
    assertThat(replicas()).isEqualTo(5);
    assertThat(world.cluster.changes()).hasSize(before);

    world.cluster.edit(Deployment.class, "acme-ui", it -> it.getSpec().setPaused(true));
    world.with(Specs.ui(ui(3))).settle();
    assertThat(replicas()).isEqualTo(5);
  }

  @Test
  void staysReadyWhileAnAutoscalerAddsPods() {
    world.with(ShopSpec.DEFAULT).settle();
    var told = world.cluster.announcements();
    world.cluster.scale("acme-ui", 5);

    world.reconcile();
    assertThat(world.condition("UiReady").status()).as("before it is acted on").isEqualTo("True");

    report(2, 2);
    world.reconcile();
    assertThat(world.condition("UiReady").status()).as("before pods are made").isEqualTo("True");

    report(5, 2);
    world.reconcile();
    assertThat(world.isReady()).as("before they are available").isTrue();
    assertThat(world.cluster.announcements()).isEqualTo(told);
  }

  @Test
  void isNotReadyWithFewerThanTheLeast() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.scale("acme-ui", 5);
    report(5, 1);

    world.reconcile();

    assertThat(world.condition("UiReady").reason()).isEqualTo("RollingOut");
  }

  @Test
  void saysHowToComeBackFromZero() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.scale("acme-ui", 0);

    world.settle();

    assertThat(world.condition("Ready").status()).isEqualTo("False");
    assertThat(world.condition("Degraded").reason()).isEqualTo("ScaledToZero");
    assertThat(world.condition("UiReady").message())
        .contains("kubectl -n shops scale deployment acme-ui --replicas=2");
    world.cluster.scale("acme-ui", 2);
    world.settle();
    assertThat(world.isReady()).isTrue();
  }

  /// As the Deployment's controller does of a roll-out that was complete before.
  private void report(int pods, int available) {
    Deployment seen = world.cluster.find(Deployment.class, "acme-ui").orElseThrow();
    world.cluster.report(
        seen,
        it ->
            new DeploymentBuilder(it)
                .withNewStatus()
                .withObservedGeneration(it.getMetadata().getGeneration())
                .withReplicas(pods)
                .withUpdatedReplicas(pods)
                .withAvailableReplicas(available)
                .addNewCondition()
                .withType("Progressing")
                .withStatus("True")
                .withReason("NewReplicaSetAvailable")
                .endCondition()
                .endStatus()
                .build());
  }

  private int replicas() {
    return world.cluster.find(Deployment.class, "acme-ui").orElseThrow().getSpec().getReplicas();
  }

  private static UiSpec ui(int least) {
    return TierSpecs.ui(null, Replicas.from(least), null, null, null, null);
  }
}
