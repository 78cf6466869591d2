package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.MaintenanceWindow;
import dev.shopkeeper.operator.shop.RolloutSpec;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pods stay as they are made until a Shop advances, tier by tier, when it is asked to.
class TemplateRevisionTest {
  private final World world = new World();
  private final Rollouts rollouts = new Rollouts(world);

  @Test
  void keepsThePodsOfAnOlderOperator() {
    rollouts.old(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = rollouts.templates();
    int changes = world.cluster.changes().size();

    world.restart(Rollouts.NEW);
    world.settle();

    assertThat(rollouts.templates()).isEqualTo(before);
    assertThat(world.cluster.changes()).hasSize(changes);
    assertThat(rollouts.status().ui().templateRevision()).isEqualTo(1);
  }

  @Test
  void keepsThePodsThoughRecordsAndStatusAreLost() {
    rollouts.old(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = rollouts.templates();
    rollouts.revisions().forEach(it -> world.cluster.remove(ObjectKey.of(it)));
    world.cluster.loseStatus();

    world.restart(Rollouts.NEW);
    world.settle();

    assertThat(rollouts.templates()).isEqualTo(before);
    assertThat(rollouts.status().api().image()).isEqualTo("example.org/api:1");
  }

  @Test
  void makesAWorkloadThatWasDeletedAsItWas() {
    rollouts.old(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = rollouts.templates();
    world.restart(Rollouts.NEW);

    world.cluster.remove(ObjectKey.of(Deployment.class, "acme-ui"));
    world.cluster.remove(ObjectKey.of(StatefulSet.class, "acme-database"));
    world.settle();

    assertThat(rollouts.templates()).isEqualTo(before);
  }

  @Test
  void beginsANewShopAtTheNewest() {
    world.restart(Rollouts.NEW);
    world.with(ShopSpec.DEFAULT).settle();

    assertThat(rollouts.revisionsOfPods()).containsOnly(2);
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void advancesTierByTierWhenTheSpecSaysSo() {
    rollouts.old(ShopSpec.DEFAULT);
    world.restart(Rollouts.NEW);
    world.with(Rollouts.at(2));

    List<List<Integer>> steps = rollouts.steps();

    assertThat(steps)
        .containsExactly(List.of(1, 1, 1), List.of(2, 1, 1), List.of(2, 2, 1), List.of(2, 2, 2));
    assertThat(rollouts.image("acme-api")).isEqualTo("example.org/api:2");
    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/ui:2");
    assertThat(world.isReady()).isTrue();
    assertThat(rollouts.revisions()).hasSize(1);
  }

  @Test
  void waitsWithTheNextTierForTheOneBefore() {
    rollouts.old(ShopSpec.DEFAULT);
    world.restart(Rollouts.NEW);
    world.kubelet.breaks("acme-database");
    world.with(Rollouts.at(2)).settle();
    assertThat(rollouts.revisionsOfPods()).containsExactly(2, 1, 1);

    world.kubelet.mends("acme-database");
    world.settle();
    assertThat(rollouts.revisionsOfPods()).containsExactly(2, 2, 2);
  }

  @Test
  void advancesOnceForEachWordOfAnAnnotation() {
    rollouts.old(ShopSpec.DEFAULT);
    world.restart(Rollouts.NEW);
    world.cluster.annotate(Annotations.ADVANCE, "today");
    world.settle();
    assertThat(rollouts.revisionsOfPods()).containsOnly(2);

    world.restart(Release.of(new Images("example.org/api:3", "example.org/ui:3", "x/db:3")));
    world.settle();
    assertThat(rollouts.image("acme-ui"))
        .as("the word was heard before")
        .isEqualTo("example.org/ui:2");

    world.cluster.annotate(Annotations.ADVANCE, "tomorrow");
    world.settle();
    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/ui:3");
  }

  @Test
  void advancesByItselfWhileAWindowIsOpen() {
    rollouts.old(ShopSpec.DEFAULT);
    world.restart(Rollouts.NEW);
    var window = new MaintenanceWindow(null, "02:00", "1h", "UTC");
    world.with(ShopSpec.DEFAULT.rolledOut(new RolloutSpec(null, null, null, window))).settle();
    assertThat(rollouts.revisionsOfPods()).containsOnly(1);
    assertThat(world.reconcile().next()).isEqualTo(Pace.IDLE);

    world.passes(Duration.ofMinutes(110));
    assertThat(world.reconcile().next()).isPositive().isLessThan(Duration.ofMinutes(6));
    world.passes(Duration.ofMinutes(6));
    world.settle();

    assertThat(rollouts.revisionsOfPods()).containsOnly(2);
    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/ui:2");
  }

  @Test
  void goesBackToAnOlderTemplateWithTheImagesItHas() {
    world.restart(Rollouts.NEW);
    world.with(ShopSpec.DEFAULT).settle();

    world.with(Rollouts.at(1)).settle();

    assertThat(rollouts.revisionsOfPods()).containsOnly(1);
    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/ui:2");
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void refusesARevisionThatTheOperatorDoesNotKnow() {
    rollouts.old(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = rollouts.templates();

    world.with(Rollouts.at(2)).settle();

    assertThat(world.condition("Ready").reason()).isEqualTo("InvalidSpec");
    assertThat(world.condition("Ready").message())
        .isEqualTo(
            "spec.rollout.templateRevision: must be at most 1, the newest of this operator, not 2:"
                + " upgrade the operator first.");
    assertThat(rollouts.templates()).isEqualTo(before);
  }

  @Test
  void takesAnImageOfTheSpecAtOnce() {
    rollouts.old(ShopSpec.DEFAULT);
    world.restart(Rollouts.NEW);

    world.with(Rollouts.ui("example.org/ui:own")).settle();
    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/ui:own");
    assertThat(rollouts.revisionsOfPods()).containsOnly(1);

    world.with(ShopSpec.DEFAULT).settle();
    assertThat(rollouts.image("acme-ui"))
        .as("the release's that it had")
        .isEqualTo("example.org/ui:1");
  }
}
