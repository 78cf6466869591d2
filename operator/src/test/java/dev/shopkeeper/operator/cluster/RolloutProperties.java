package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.TierSpecs;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/// What holds of roll-outs whatever the Shop wants and whatever fails.
class RolloutProperties {
  private static final Release OLD = new Release(World.RELEASE.images(), 1);
  private static final Release NEW =
      Release.of(new Images("example.org/api:9", "example.org/ui:9", "example.org/db:9"));
  private static final Duration DEADLINE = Duration.ofMinutes(6);

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
    for (int step = 0; step < 40; step++) {
      if (step < kills.size() * 3 && step % 3 == 1) {
        world.cluster.killAt(step % 4, kills.get(step / 3));
      }
      world.kubelet.reportOn(world.cluster, world.now());
      try {
        world.reconcile();
      } catch (FakeCluster.Killed killed) {
        world.restart(NEW);
      }
      world.passes(Duration.ofSeconds(1));
      seen.add(revisions(world));
    }

    assertThat(seen)
        .allSatisfy(tiers -> assertThat(tiers).isSortedAccordingTo((one, two) -> two - one));
    assertThat(seen.getLast()).containsOnly(2);
    assertThat(world.isReady()).isTrue();
  }

  /// What fails is left for what was good, once: then nothing moves, and the pods are as before.
  @Property(tries = 100)
  void goBackOnce(@ForAll("specs") ShopSpec good, @ForAll("specs") ShopSpec other) {
    World world = new World().with(good).settle();
    world.passes(DEADLINE);
    world.settle();
    Map<String, PodTemplateSpec> before = templates(world);

    world.kubelet.breaks("example.org/broken:1");
    world.with(breaking(good, other)).settle();
    for (int i = 0; i < 3; i++) {
      world.passes(DEADLINE);
      world.settle();
    }
    int changes = world.cluster.changes().size();
    world.passes(DEADLINE);
    world.settle();

    assertThat(templates(world)).isEqualTo(before);
    assertThat(world.condition("Degraded").reason()).isEqualTo("RolledBack");
    assertThat(world.cluster.changes()).hasSize(changes);
  }

  /// No spec reaches the pods of a Shop that is paused, and each does once it is not.
  @Property(tries = 100)
  void keepPodsWhilePaused(
      @ForAll("specs") ShopSpec before, @ForAll("specs") ShopSpec after, @ForAll Pause pause) {
    World world = new World().with(before).settle();
    Map<String, PodTemplateSpec> templates = templates(world);
    ShopSpec changed = PlannerProperties.growing(before, after);

    world.with(changed.paused(pause)).settle();
    if (pause != Pause.NONE) {
      assertThat(templates(world)).isEqualTo(templates);
    }

    world.with(changed).settle();
    assertThat(world.isReady()).isTrue();
    assertThat(templates(world)).isEqualTo(templates(new World().with(changed).settle()));
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

  private static List<Integer> revisions(World world) {
    Map<String, PodTemplateSpec> templates = templates(world);
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

  private static Map<String, PodTemplateSpec> templates(World world) {
    var templates = new TreeMap<String, PodTemplateSpec>();
    world
        .cluster
        .all()
        .forEach(object -> {
          if (object instanceof Deployment it) {
            templates.put(it.getMetadata().getName(), it.getSpec().getTemplate());
          } else if (object instanceof StatefulSet it) {
            templates.put(it.getMetadata().getName(), it.getSpec().getTemplate());
          }
        });
    return templates;
  }
}
