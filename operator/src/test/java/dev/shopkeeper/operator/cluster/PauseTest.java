package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A paused Shop keeps its pods, and one that is paused altogether is only looked at.
class PauseTest {
  private final World world = new World();
  private final Rollouts rollouts = new Rollouts(world);

  @Test
  void keepsTemplatesWhileRolloutsArePaused() {
    rollouts.settled(ShopSpec.DEFAULT.paused(Pause.ROLLOUT));
    Map<String, PodTemplateSpec> before = rollouts.templates();

    var more = TierSpecs.ui("example.org/ui:own", Replicas.from(4), null, null, "USD", null);
    var changed = Specs.ui(more);
    world.with(changed.paused(Pause.ROLLOUT));
    world.cluster.annotate(Annotations.RESTART, "all@1");
    world.cluster.remove(ObjectKey.of(Service.class, "acme-api"));
    world.settle();

    assertThat(rollouts.templates()).isEqualTo(before);
    assertThat(world.cluster.find(Service.class, "acme-api")).isPresent();
    assertThat(rollouts.replicas("acme-ui")).as("scaling goes on").isEqualTo(4);
    assertThat(world.condition("Paused").status()).isEqualTo("True");
    assertThat(world.condition("Paused").reason()).isEqualTo("RolloutPaused");
    assertThat(world.condition("Paused").message()).contains("Changes of pods wait");

    world.with(changed).settle();
    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/ui:own");
    assertThat(rollouts.restarted("acme-api")).isEqualTo("1");
    assertThat(world.condition("Paused").status()).isEqualTo("False");
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void changesNothingButTheStatusWhileAllIsPaused() {
    rollouts.settled(ShopSpec.DEFAULT);
    world.with(Rollouts.ui("example.org/ui:own").paused(Pause.ALL));
    world.cluster.remove(ObjectKey.of(Service.class, "acme-api"));
    int before = world.cluster.changes().size();
    world.settle();

    assertThat(world.cluster.changes().subList(before, world.cluster.changes().size()))
        .containsOnly("status Shop acme");
    assertThat(world.condition("Paused").reason()).isEqualTo("AllPaused");

    world.with(Rollouts.ui("example.org/ui:own")).settle();
    assertThat(rollouts.image("acme-ui")).isEqualTo("example.org/ui:own");
    assertThat(world.cluster.find(Service.class, "acme-api")).isPresent();
  }

  @Test
  void holdsNoOverridesThatAreRefusedToday() {
    rollouts.settled(Rollouts.overridden());
    Map<String, PodTemplateSpec> before = rollouts.templates();
    rollouts.refuseWhatIsKept();

    world.with(Rollouts.overridden().paused(Pause.ROLLOUT)).settle();

    assertThat(world.condition("Ready").message())
        .startsWith("spec.overrides.ui[0]: must not change spec.template.spec.hostNetwork")
        .contains("in the revision that is held");
    assertThat(rollouts.templates()).isEqualTo(before);
  }
}
