package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.monitoring.MonitoringHealth;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Ownership;
import dev.shopkeeper.operator.plan.Action;
import dev.shopkeeper.operator.plan.DesiredShop;
import dev.shopkeeper.operator.plan.Plan;
import dev.shopkeeper.operator.plan.Planner;
import dev.shopkeeper.operator.plan.Stage;
import dev.shopkeeper.operator.plan.Tiers;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// What holds for plans whatever the Shop wants and whatever became of its objects.
class PlannerProperties {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Idempotent: once a Shop is at rest, nothing more is planned or written.
  @Property(tries = 100)
  void planNothingOnceAllIsAsWanted(@ForAll("specs") ShopSpec spec) {
    World world = new World().with(spec).settle();

    assertThat(world.isReady()).isTrue();
    assertThat(plan(world).actions()).isEmpty();
    assertThat(world.reconcile().written()).isEmpty();
  }

  /// Convergent: from any mishap that spares the data every Shop comes back to what another Shop of
  /// the same spec has that met none.
  @Property(tries = 100)
  void bringAnyShopBack(
      @ForAll("specs") ShopSpec before,
      @ForAll("specs") ShopSpec after,
      @ForAll @Size(max = 6) List<@From("mishaps") Mishap> mishaps) {
    World world = new World().with(before).settle();
    mishaps.forEach(mishap -> mishap.happensTo(world));

    world.with(growing(before, after)).settle();

    assertThat(world.isReady()).isTrue();
    assertThat(fingerprint(world))
        .isEqualTo(fingerprint(knowingAsMuchAs(world).with(growing(before, after)).settle()));
  }

  /// Ordered: nothing of a stage is made for the first time before all stages ahead that a Shop
  /// needs to serve are ready.
  @Property(tries = 100)
  void openStagesInOrder(
      @ForAll("specs") ShopSpec spec,
      @ForAll @IntRange(max = 12) int steps,
      @ForAll @Size(max = 3) List<@From("mishaps") Mishap> mishaps) {
    World world = stepped(spec, steps, mishaps);

    Shop shop = world.cluster.shop();
    DesiredShop desired = desired(world);
    Plan plan = Planner.plan(shop, desired, observed(world));

    var keys = plan.actions().stream().map(Action::key).collect(Collectors.toSet());
    boolean open = true;
    for (Stage stage : desired.stages()) {
      boolean begun =
          stage.signs().stream()
              .anyMatch(key ->
                  observed(world)
                      .find(key)
                      .filter(o -> Ownership.of(shop, o) == Ownership.OURS)
                      .isPresent());
      if (!open && !begun) {
        assertThat(stage.wanted()).noneMatch(object -> keys.contains(ObjectKey.of(object)));
      }
      open &= plan.of(stage.name()).isReady() || !stage.name().isNeededToServe();
    }
  }

  /// Never deletes data, and never touches what is not the Shop's.
  @Property(tries = 100)
  void spareDataAndWhatIsNotTheirs(
      @ForAll("specs") ShopSpec spec,
      @ForAll @IntRange(max = 12) int steps,
      @ForAll @Size(max = 4) List<@From("mishaps") Mishap> mishaps) {
    World world = stepped(spec, steps, mishaps);
    var theirs = new HashSet<>(foreign(world));

    Plan plan = plan(world);
    for (Action action : plan.actions()) {
      if (action instanceof Action.Delete(var object)) {
        assertThat(Labels.isData(object)).isFalse();
        assertThat(List.of("Secret", "PersistentVolumeClaim")).doesNotContain(object.getKind());
        assertThat(Ownership.isMadeBy(world.cluster.shop(), object)).isTrue();
      }
      assertThat(theirs.stream().map(ObjectKey::of)).doesNotContain(action.key());
    }
    world.settle();
    assertThat(world.cluster.all()).containsAll(theirs);
  }

  /// However often and wherever the operator is killed, the next one ends at the same place.
  @Property(tries = 100)
  void surviveAKillAtAnyChange(
      @ForAll("specs") ShopSpec spec,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 12) Integer> kills,
      @ForAll boolean after) {
    World world = new World().with(spec);
    var data = new ArrayList<Map<String, String>>();
    for (int kill : kills) {
      world.cluster.killAt(kill, after);
      try {
        world.settle();
      } catch (FakeCluster.Killed killed) {
        world.restart(World.RELEASE);
      }
      data.add(uidsOfData(world));
    }

    world.settle();

    assertThat(world.isReady()).isTrue();
    assertThat(fingerprint(world)).isEqualTo(fingerprint(new World().with(spec).settle()));
    data.forEach(seen -> assertThat(uidsOfData(world)).containsAllEntriesOf(seen));
  }

  @Provide
  Arbitrary<ShopSpec> specs() {
    return AnyShop.specs();
  }

  @Provide
  Arbitrary<Mishap> mishaps() {
    return Mishap.any();
  }

  private static World stepped(ShopSpec spec, int steps, List<Mishap> mishaps) {
    World world = new World().with(spec);
    for (int i = 0; i < steps; i++) {
      world.kubelet.reportOn(world.cluster, world.now());
      world.reconcile();
    }
    mishaps.forEach(mishap -> mishap.happensTo(world));
    return world;
  }

  /// Storage may grow, but neither shrink nor change its class: the API server refuses that.
  static ShopSpec growing(ShopSpec before, ShopSpec after) {
    return new ShopSpec(
        after.ui(),
        after.api(),
        AnyShop.withStorage(after.database(), before.database().storage()),
        after.edge(),
        after.catalog(),
        after.monitoring(),
        after.rollout(),
        after.paused(),
        after.deletionPolicy(),
        after.overrides());
  }

  private static World knowingAsMuchAs(World other) {
    var world = new World();
    if (other.cluster.all().contains(MonitoringHealth.KNOWN)) {
      world.cluster.learn();
    }
    return world;
  }

  private static Plan plan(World world) {
    return Planner.plan(world.cluster.shop(), desired(world), observed(world));
  }

  private static DesiredShop desired(World world) {
    return DesiredShop.of(
        new Tiers(world.cluster.shop()), World.RELEASE, observed(world), world.now(), RANDOM);
  }

  private static Observed observed(World world) {
    return world.cluster.observe(
        world.cluster.shop(), DesiredShop.keys(new Tiers(world.cluster.shop()), World.RELEASE));
  }

  private static List<HasMetadata> foreign(World world) {
    return world.cluster.all().stream().filter(Mishap::isForeign).toList();
  }

  private static Map<String, String> uidsOfData(World world) {
    return world.cluster.all().stream()
        .filter(Labels::isData)
        .collect(
            Collectors.toMap(
                object -> ObjectKey.of(object).toString(),
                object -> object.getMetadata().getUid()));
  }

  /// Kinds, names and specs, without what differs by chance.
  private static Map<String, String> fingerprint(World world) {
    return Fingerprint.of(
        world.cluster.all().stream()
            .filter(object -> !Mishap.isForeign(object) && !object.equals(MonitoringHealth.KNOWN))
            .toList());
  }
}
