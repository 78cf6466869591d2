package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import org.junit.jupiter.api.Test;

/// What fails is left for what was good, once, and told.
class RollBackTest {
  private final World world = new World();
  private final Rollouts rollouts = new Rollouts(world);

  @Test
  void goesBackWhenNewPodsDoNotGetHealthy() {
    rollouts.settled(ShopSpec.DEFAULT);
    String good = rollouts.status().revision();
    world.kubelet.breaks("example.org/broken:1");

    world.with(Rollouts.broken("ui")).settle();
    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/broken:1");
    assertThat(world.condition("Ready").status()).isEqualTo("False");
    String failed = rollouts.status().revision();
    rollouts.later();

    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/ui:1");
    assertThat(rollouts.status().revision()).isEqualTo(good);
    assertThat(rollouts.status().lastGoodRevision()).isEqualTo(good);
    assertThat(world.condition("Degraded").reason()).isEqualTo("RolledBack");
    assertThat(world.condition("Degraded").message())
        .contains("Revision " + failed + " failed: Deployment acme-ui")
        .contains("ReplicaSet is progressing.");
    assertThat(world.condition("Ready").reason()).isEqualTo("RolledBack");
    assertThat(world.condition("UiReady").status()).isEqualTo("True");
    assertThat(world.cluster.announcements()).anyMatch(it -> it.reason().equals("RolledBack"));
  }

  /// Found at the migration already, which has the same image.
  @Test
  void goesBackWhenTheImageOfTheApiIsMissing() {
    rollouts.settled(ShopSpec.DEFAULT);
    String good = rollouts.status().revision();
    world.kubelet.breaks("example.org/broken:1");
    world.with(Rollouts.broken("api")).settle();
    assertThat(rollouts.image("acme-api")).isEqualTo("example.org/api:1");
    rollouts.later();

    assertThat(rollouts.status().revision()).isEqualTo(good);
    assertThat(world.condition("Degraded").reason()).isEqualTo("RolledBack");
    assertThat(world.condition("Degraded").message()).contains("its pod did not start");
    assertThat(world.isReady()).isFalse();
    assertThat(rollouts.image("acme-api")).isEqualTo("example.org/api:1");

    world.with(ShopSpec.DEFAULT).settle();
    assertThat(world.isReady()).isTrue();
  }

  /// It migrates and does not serve: what was there before serves on the newer schema.
  @Test
  void goesBackWhenTheApiDoesNotServe() {
    rollouts.settled(ShopSpec.DEFAULT);
    String good = rollouts.status().revision();
    world.with(Specs.api(TierSpecs.api("example.org/api:7", null, null)));
    world.reconcile();
    world.kubelet.reportOn(world.cluster, world.now());
    world.kubelet.breaks("example.org/api:7");
    world.settle();
    assertThat(rollouts.image("acme-api")).isEqualTo("example.org/api:7");
    rollouts.later();

    assertThat(rollouts.image("acme-api")).isEqualTo("example.org/api:1");
    assertThat(rollouts.status().api().image()).isEqualTo("example.org/api:1");
    assertThat(rollouts.status().revision()).isEqualTo(good);
    assertThat(world.condition("Degraded").message()).contains("Deployment acme-api");
    assertThat(world.condition("ApiReady").status()).isEqualTo("True");
  }

  @Test
  void triesAFailedRevisionNotAgainUntilTheSpecAsksForAnother() {
    rollouts.settled(ShopSpec.DEFAULT);
    world.kubelet.breaks("example.org/broken:1");
    world.with(Rollouts.broken("ui")).settle();
    rollouts.later();
    int changes = world.cluster.changes().size();

    rollouts.later();
    world.cluster.scale("acme-ui", 3);
    rollouts.later();
    assertThat(world.cluster.changes()).hasSize(changes);

    world.kubelet.mends("example.org/broken:1");
    world.with(ShopSpec.DEFAULT).settle();
    assertThat(world.isReady()).isTrue();
    assertThat(rollouts.status().failedRevision()).isNull();
    world.with(Rollouts.broken("ui")).settle();
    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/broken:1");
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void goesBackByOneTierOfAnAdvance() {
    rollouts.old(ShopSpec.DEFAULT);
    world.restart(Rollouts.NEW);
    world.kubelet.breaks("example.org/ui:2");
    world.with(Rollouts.at(2)).settle();
    rollouts.later();

    assertThat(rollouts.revisionsOfPods()).containsExactly(2, 2, 1);
    assertThat(world.condition("Degraded").reason()).isEqualTo("RolledBack");
    int changes = world.cluster.changes().size();
    rollouts.later();
    assertThat(world.cluster.changes()).hasSize(changes);
  }

  @Test
  void goesNotBackForTheAbsenceOfTheDatabase() {
    rollouts.settled(ShopSpec.DEFAULT);
    world.kubelet.breaks("example.org/slow:1");
    world.kubelet.breaks("acme-database");
    world.with(Rollouts.ui("example.org/slow:1")).settle();
    rollouts.later();
    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/slow:1");
    assertThat(world.condition("Degraded").reason()).isEqualTo("ProgressDeadlineExceeded");

    world.kubelet.mends("acme-database");
    world.settle();
    assertThat(rollouts.image("acme-ui")).as("not at once").isEqualTo("example.org/slow:1");
  }

  @Test
  void neverTakesTheDatabaseBack() {
    rollouts.settled(ShopSpec.DEFAULT);
    world.kubelet.breaks("acme-database");
    world.cluster.annotate(Annotations.RESTART, "database@1");
    world.settle();
    rollouts.later();

    assertThat(rollouts.restarted("acme-database")).isEqualTo("1");
    assertThat(world.condition("Degraded").message()).contains("never taken back");
  }

  @Test
  void goesNotBackToOverridesThatAreRefusedToday() {
    rollouts.settled(Rollouts.overridden());
    rollouts.refuseWhatIsKept();
    world.kubelet.breaks("example.org/broken:1");

    world.with(Rollouts.broken("ui")).settle();
    rollouts.later();

    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/broken:1");
    assertThat(world.condition("UiReady").status()).isEqualTo("False");
  }
}
