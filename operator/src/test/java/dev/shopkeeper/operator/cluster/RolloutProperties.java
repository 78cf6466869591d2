package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.TierSpecs;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds of roll-outs, whatever the Shop wants and whatever fails.
class RolloutProperties {
  private static final Duration DEADLINE = Duration.ofMinutes(6);

  /// What fails is left for what was good, once: then nothing moves, and the pods are as before.
  @Property(tries = 100)
  void goBackOnce(@ForAll("specs") ShopSpec good, @ForAll("specs") ShopSpec other) {
    World world = new World().with(good).settle();
    world.passes(DEADLINE);
    world.settle();
    Map<String, PodTemplateSpec> before = world.templates();

    world.kubelet.breaks("example.org/broken:1");
    world.with(breaking(good, other)).settle();
    for (int i = 0; i < 3; i++) {
      world.passes(DEADLINE);
      world.settle();
    }
    int changes = world.cluster.changes().size();
    world.passes(DEADLINE);
    world.settle();

    assertThat(world.templates()).isEqualTo(before);
    assertThat(world.condition("Degraded").reason()).isEqualTo("RolledBack");
    assertThat(world.cluster.changes()).hasSize(changes);
  }

  /// No spec reaches the pods of a Shop that is paused, and each does once it is not.
  @Property(tries = 100)
  void keepPodsWhilePaused(
      @ForAll("specs") ShopSpec before, @ForAll("specs") ShopSpec after, @ForAll Pause pause) {
    World world = new World().with(before).settle();
    Map<String, PodTemplateSpec> templates = world.templates();
    ShopSpec changed = PlannerProperties.growing(before, after);

    world.with(changed.paused(pause)).settle();
    if (pause != Pause.NONE) {
      assertThat(world.templates()).isEqualTo(templates);
    }

    world.with(changed).settle();
    assertThat(world.isReady()).isTrue();
    assertThat(world.templates()).isEqualTo(new World().with(changed).settle().templates());
  }

  @Provide
  Arbitrary<ShopSpec> specs() {
    return AnyShop.specs();
  }

  /// Of database and storage as before: those do not go back.
  private static ShopSpec breaking(ShopSpec good, ShopSpec other) {
    var ui = other.ui();
    return new ShopSpec(
        TierSpecs.ui(
            "example.org/broken:1",
            ui.replicas(),
            ui.resources(),
            good.ui().service(),
            ui.currency(),
            ui.locales()),
        other.api(),
        good.database(),
        good.edge(),
        good.catalog(),
        good.monitoring(),
        good.rollout(),
        good.paused(),
        good.deletionPolicy(),
        good.overrides());
  }
}
