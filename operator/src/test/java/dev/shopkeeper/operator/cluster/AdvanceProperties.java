package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/// What holds of an operator of another release, whatever the Shop wants.
class AdvanceProperties {
  /// Steps, the last of them that may be one at which the operator is killed.
  private static final int LAST_KILL = 10;

  private static final int ENOUGH = 40;
  private static final Release OLD = new Release(World.RELEASE.images(), 1);
  private static final Release NEW =
      Release.of(new Images("example.org/api:9", "example.org/ui:9", "example.org/db:9"));

  /// An operator of another release changes nothing of a Shop that did not ask.
  @Property(tries = 100)
  void restartNothingForAnotherOperator(@ForAll("specs") ShopSpec spec) {
    World world = new World();
    world.restart(OLD);
    world.with(spec).settle();
    int before = world.cluster.changes().size();

    world.restart(NEW);
    world.settle();

    assertThat(world.cluster.changes()).hasSize(before);
  }

  /// Wherever it is killed, an advance goes on in its order: no tier is ahead of the one before,
  /// and it ends at the newest.
  @Property(tries = 100)
  void advanceInOrder(@ForAll("specs") ShopSpec spec, @ForAll @Size(max = 4) List<Boolean> kills) {
    World world = new World();
    world.restart(OLD);
    world.with(spec).settle();
    world.restart(NEW);
    world.cluster.annotate(Annotations.ADVANCE, "now");

    var seen = new ArrayList<List<Integer>>();
    boolean rests = false;
    for (int step = 0; !rests || step <= LAST_KILL; step++) {
      assertThat(step).as("it comes to rest").isLessThan(ENOUGH);
      if (step < kills.size() * 3 && step % 3 == 1) {
        world.cluster.killAt(step % 4, kills.get(step / 3));
      }
      rests = !changesOrDies(world);
      seen.add(revisions(world));
    }

    assertThat(seen)
        .allSatisfy(tiers -> assertThat(tiers).isSortedAccordingTo((one, two) -> two - one));
    assertThat(seen.getLast()).containsOnly(2);
    assertThat(world.isReady()).isTrue();
  }

  private static boolean changesOrDies(World world) {
    int before = world.cluster.changes().size();
    world.kubelet.reportOn(world.cluster, world.now());
    try {
      world.reconcile();
    } catch (FakeCluster.Killed killed) {
      world.restart(NEW);
      return true;
    } finally {
      world.passes(Duration.ofSeconds(1));
    }
    return world.cluster.changes().size() > before;
  }

  @Provide
  Arbitrary<ShopSpec> specs() {
    return AnyShop.specs();
  }

  private static List<Integer> revisions(World world) {
    Map<String, PodTemplateSpec> templates = world.templates();
    return List.of("acme-database", "acme-api", "acme-ui").stream()
        .map(templates::get)
        .map(template ->
            Optional.ofNullable(template)
                .map(it -> it.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Annotations.TEMPLATE_REVISION))
                .map(Integer::parseInt)
                .orElse(1))
        .toList();
  }
}
