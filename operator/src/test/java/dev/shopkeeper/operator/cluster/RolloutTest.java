package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.MaintenanceWindow;
import dev.shopkeeper.operator.shop.OverridableKind;
import dev.shopkeeper.operator.shop.OverridesSpec;
import dev.shopkeeper.operator.shop.PatchOperation;
import dev.shopkeeper.operator.shop.PatchVerb;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.RolloutSpec;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What decides the pods of a Shop changes when it is asked to, a tier after the other, goes back
/// when it fails, and stays as it is otherwise.
class RolloutTest {
  private static final Images NEXT =
      new Images("example.org/api:2", "example.org/ui:2", "example.org/db:2");
  private static final Release OLD = new Release(World.RELEASE.images(), 1);
  private static final Release NEW = Release.of(NEXT);
  private static final String ALLOWED = "/spec/template/metadata/annotations/example.org~1a";
  private static final String REFUSED = "/spec/template/spec/hostNetwork";
  private static final Duration DEADLINE = Duration.ofMinutes(6);

  private final World world = new World();

  @Test
  void keepsThePodsOfAnOlderOperator() {
    old(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = templates();
    int changes = world.cluster.changes().size();

    world.restart(NEW);
    world.settle();

    assertThat(templates()).isEqualTo(before);
    assertThat(world.cluster.changes()).hasSize(changes);
    assertThat(status().ui().templateRevision()).isEqualTo(1);
  }

  @Test
  void keepsThePodsThoughRecordsAndStatusAreLost() {
    old(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = templates();
    revisions().forEach(it -> world.cluster.remove(ObjectKey.of(it)));
    world.cluster.loseStatus();

    world.restart(NEW);
    world.settle();

    assertThat(templates()).isEqualTo(before);
    assertThat(status().api().image()).isEqualTo("example.org/api:1");
  }

  @Test
  void makesAWorkloadThatWasDeletedAsItWas() {
    old(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = templates();
    world.restart(NEW);

    world.cluster.remove(ObjectKey.of(Deployment.class, "acme-ui"));
    world.cluster.remove(ObjectKey.of(StatefulSet.class, "acme-database"));
    world.settle();

    assertThat(templates()).isEqualTo(before);
  }

  @Test
  void beginsANewShopAtTheNewest() {
    world.restart(NEW);
    world.with(ShopSpec.DEFAULT).settle();

    assertThat(revisionsOfPods()).containsOnly(2);
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void advancesTierByTierWhenTheSpecSaysSo() {
    old(ShopSpec.DEFAULT);
    world.restart(NEW);
    world.with(at(2));

    List<List<Integer>> steps = steps();

    assertThat(steps)
        .containsExactly(List.of(1, 1, 1), List.of(2, 1, 1), List.of(2, 2, 1), List.of(2, 2, 2));
    assertThat(image("acme-api")).isEqualTo("example.org/api:2");
    assertThat(image("acme-ui")).isEqualTo("example.org/ui:2");
    assertThat(world.isReady()).isTrue();
    assertThat(revisions()).hasSize(1);
  }

  @Test
  void waitsWithTheNextTierForTheOneBefore() {
    old(ShopSpec.DEFAULT);
    world.restart(NEW);
    world.kubelet.breaks("acme-database");
    world.with(at(2)).settle();
    assertThat(revisionsOfPods()).containsExactly(2, 1, 1);

    world.kubelet.mends("acme-database");
    world.settle();
    assertThat(revisionsOfPods()).containsExactly(2, 2, 2);
  }

  @Test
  void advancesOnceForEachWordOfAnAnnotation() {
    old(ShopSpec.DEFAULT);
    world.restart(NEW);
    world.cluster.annotate(Annotations.ADVANCE, "today");
    world.settle();
    assertThat(revisionsOfPods()).containsOnly(2);

    world.restart(Release.of(new Images("example.org/api:3", "example.org/ui:3", "x/db:3")));
    world.settle();
    assertThat(image("acme-ui")).as("the word was heard before").isEqualTo("example.org/ui:2");

    world.cluster.annotate(Annotations.ADVANCE, "tomorrow");
    world.settle();
    assertThat(image("acme-ui")).isEqualTo("example.org/ui:3");
  }

  @Test
  void advancesByItselfWhileAWindowIsOpen() {
    old(ShopSpec.DEFAULT);
    world.restart(NEW);
    var window = new MaintenanceWindow(null, "02:00", "1h", "UTC");
    world.with(ShopSpec.DEFAULT.rolledOut(new RolloutSpec(null, null, null, window))).settle();
    assertThat(revisionsOfPods()).containsOnly(1);
    assertThat(world.reconcile().next()).isEqualTo(Pace.IDLE);

    world.passes(Duration.ofMinutes(110));
    assertThat(world.reconcile().next()).isPositive().isLessThan(Duration.ofMinutes(6));
    world.passes(Duration.ofMinutes(6));
    world.settle();

    assertThat(revisionsOfPods()).containsOnly(2);
    assertThat(image("acme-ui")).isEqualTo("example.org/ui:2");
  }

  @Test
  void goesBackToAnOlderTemplateWithTheImagesItHas() {
    world.restart(NEW);
    world.with(ShopSpec.DEFAULT).settle();

    world.with(at(1)).settle();

    assertThat(revisionsOfPods()).containsOnly(1);
    assertThat(image("acme-ui")).isEqualTo("example.org/ui:2");
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void refusesARevisionThatTheOperatorDoesNotKnow() {
    old(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = templates();

    world.with(at(2)).settle();

    assertThat(world.condition("Ready").reason()).isEqualTo("InvalidSpec");
    assertThat(world.condition("Ready").message())
        .isEqualTo(
            "spec.rollout.templateRevision: must be at most 1, the newest of this operator, not 2:"
                + " upgrade the operator first.");
    assertThat(templates()).isEqualTo(before);
  }

  @Test
  void takesAnImageOfTheSpecAtOnce() {
    old(ShopSpec.DEFAULT);
    world.restart(NEW);

    world.with(ui("example.org/ui:own")).settle();
    assertThat(image("acme-ui")).isEqualTo("example.org/ui:own");
    assertThat(revisionsOfPods()).containsOnly(1);

    world.with(ShopSpec.DEFAULT).settle();
    assertThat(image("acme-ui")).as("the release's that it had").isEqualTo("example.org/ui:1");
  }

  @Test
  void goesBackWhenNewPodsDoNotGetHealthy() {
    settled(ShopSpec.DEFAULT);
    String good = status().revision();
    world.kubelet.breaks("example.org/broken:1");

    world.with(broken("ui")).settle();
    assertThat(image("acme-ui")).isEqualTo("example.org/broken:1");
    assertThat(world.condition("Ready").status()).isEqualTo("False");
    String failed = status().revision();
    later();

    assertThat(image("acme-ui")).isEqualTo("example.org/ui:1");
    assertThat(status().revision()).isEqualTo(good);
    assertThat(status().lastGoodRevision()).isEqualTo(good);
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
    settled(ShopSpec.DEFAULT);
    String good = status().revision();
    world.kubelet.breaks("example.org/broken:1");
    world.with(broken("api")).settle();
    assertThat(image("acme-api")).isEqualTo("example.org/api:1");
    later();

    assertThat(status().revision()).isEqualTo(good);
    assertThat(world.condition("Degraded").reason()).isEqualTo("RolledBack");
    assertThat(world.condition("Degraded").message()).contains("its pod did not start");
    assertThat(world.isReady()).isFalse();
    assertThat(image("acme-api")).isEqualTo("example.org/api:1");

    world.with(ShopSpec.DEFAULT).settle();
    assertThat(world.isReady()).isTrue();
  }

  /// It migrates and does not serve: what was there before serves on the newer schema.
  @Test
  void goesBackWhenTheApiDoesNotServe() {
    settled(ShopSpec.DEFAULT);
    String good = status().revision();
    world.with(Specs.api(TierSpecs.api("example.org/api:7", null, null)));
    world.reconcile();
    world.kubelet.reportOn(world.cluster, world.now());
    world.kubelet.breaks("example.org/api:7");
    world.settle();
    assertThat(image("acme-api")).isEqualTo("example.org/api:7");
    later();

    assertThat(image("acme-api")).isEqualTo("example.org/api:1");
    assertThat(status().api().image()).isEqualTo("example.org/api:1");
    assertThat(status().revision()).isEqualTo(good);
    assertThat(world.condition("Degraded").message()).contains("Deployment acme-api");
    assertThat(world.condition("ApiReady").status()).isEqualTo("True");
  }

  @Test
  void triesAFailedRevisionNotAgainUntilTheSpecAsksForAnother() {
    settled(ShopSpec.DEFAULT);
    world.kubelet.breaks("example.org/broken:1");
    world.with(broken("ui")).settle();
    later();
    int changes = world.cluster.changes().size();

    later();
    world.cluster.scale("acme-ui", 3);
    later();
    assertThat(world.cluster.changes()).hasSize(changes);

    world.kubelet.mends("example.org/broken:1");
    world.with(ShopSpec.DEFAULT).settle();
    assertThat(world.isReady()).isTrue();
    assertThat(status().failedRevision()).isNull();
    world.with(broken("ui")).settle();
    assertThat(image("acme-ui")).isEqualTo("example.org/broken:1");
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void goesBackByOneTierOfAnAdvance() {
    old(ShopSpec.DEFAULT);
    world.restart(NEW);
    world.kubelet.breaks("example.org/ui:2");
    world.with(at(2)).settle();
    later();

    assertThat(revisionsOfPods()).containsExactly(2, 2, 1);
    assertThat(world.condition("Degraded").reason()).isEqualTo("RolledBack");
    int changes = world.cluster.changes().size();
    later();
    assertThat(world.cluster.changes()).hasSize(changes);
  }

  @Test
  void goesNotBackForTheAbsenceOfTheDatabase() {
    settled(ShopSpec.DEFAULT);
    world.kubelet.breaks("example.org/slow:1");
    world.kubelet.breaks("acme-database");
    world.with(ui("example.org/slow:1")).settle();
    later();
    assertThat(image("acme-ui")).isEqualTo("example.org/slow:1");
    assertThat(world.condition("Degraded").reason()).isEqualTo("ProgressDeadlineExceeded");

    world.kubelet.mends("acme-database");
    world.settle();
    assertThat(image("acme-ui")).as("not at once").isEqualTo("example.org/slow:1");
  }

  @Test
  void neverTakesTheDatabaseBack() {
    settled(ShopSpec.DEFAULT);
    world.kubelet.breaks("acme-database");
    world.cluster.annotate(Annotations.RESTART, "database@1");
    world.settle();
    later();

    assertThat(restarted("acme-database")).isEqualTo("1");
    assertThat(world.condition("Degraded").message()).contains("never taken back");
  }

  @Test
  void rollsNoPodForScaling() {
    settled(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = templates();
    String revision = status().revision();

    var more = TierSpecs.ui(null, Replicas.from(4), null, null, null, null);
    world.with(Specs.ui(more)).settle();

    assertThat(templates()).isEqualTo(before);
    assertThat(status().revision()).isEqualTo(revision);
  }

  @Test
  void keepsTemplatesWhileRolloutsArePaused() {
    settled(ShopSpec.DEFAULT.paused(Pause.ROLLOUT));
    Map<String, PodTemplateSpec> before = templates();

    var more = TierSpecs.ui("example.org/ui:own", Replicas.from(4), null, null, "USD", null);
    var changed = Specs.ui(more);
    world.with(changed.paused(Pause.ROLLOUT));
    world.cluster.annotate(Annotations.RESTART, "all@1");
    world.cluster.remove(ObjectKey.of(Service.class, "acme-api"));
    world.settle();

    assertThat(templates()).isEqualTo(before);
    assertThat(world.cluster.find(Service.class, "acme-api")).isPresent();
    assertThat(replicas("acme-ui")).as("scaling goes on").isEqualTo(4);
    assertThat(world.condition("Paused").status()).isEqualTo("True");
    assertThat(world.condition("Paused").reason()).isEqualTo("RolloutPaused");
    assertThat(world.condition("Paused").message()).contains("Changes of pods wait");

    world.with(changed).settle();
    assertThat(image("acme-ui")).isEqualTo("example.org/ui:own");
    assertThat(restarted("acme-api")).isEqualTo("1");
    assertThat(world.condition("Paused").status()).isEqualTo("False");
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void changesNothingButTheStatusWhileAllIsPaused() {
    settled(ShopSpec.DEFAULT);
    world.with(ui("example.org/ui:own").paused(Pause.ALL));
    world.cluster.remove(ObjectKey.of(Service.class, "acme-api"));
    int before = world.cluster.changes().size();
    world.settle();

    assertThat(world.cluster.changes().subList(before, world.cluster.changes().size()))
        .containsOnly("status Shop acme");
    assertThat(world.condition("Paused").reason()).isEqualTo("AllPaused");

    world.with(ui("example.org/ui:own")).settle();
    assertThat(image("acme-ui")).isEqualTo("example.org/ui:own");
    assertThat(world.cluster.find(Service.class, "acme-api")).isPresent();
  }

  @Test
  void goesNotBackToOverridesThatAreRefusedToday() {
    settled(overridden());
    refuseWhatIsKept();
    world.kubelet.breaks("example.org/broken:1");

    world.with(broken("ui")).settle();
    later();

    assertThat(image("acme-ui")).isEqualTo("example.org/broken:1");
    assertThat(world.condition("UiReady").status()).isEqualTo("False");
  }

  @Test
  void holdsNoOverridesThatAreRefusedToday() {
    settled(overridden());
    Map<String, PodTemplateSpec> before = templates();
    refuseWhatIsKept();

    world.with(overridden().paused(Pause.ROLLOUT)).settle();

    assertThat(world.condition("Ready").message())
        .startsWith("spec.overrides.ui[0]: must not change spec.template.spec.hostNetwork")
        .contains("in the revision that is held");
    assertThat(templates()).isEqualTo(before);
  }

  @Test
  void restartsATierOnceForEachWord() {
    settled(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = templates();
    world.cluster.annotate(Annotations.RESTART, "ui@1");
    world.settle();
    assertThat(restarted("acme-ui")).isEqualTo("1");
    assertThat(templates().get("acme-api")).isEqualTo(before.get("acme-api"));
    Map<String, PodTemplateSpec> once = templates();

    world.cluster.annotate(Annotations.RECONCILE, "now");
    world.settle();
    assertThat(templates()).as("the annotation is gone, its restart is not").isEqualTo(once);

    world.cluster.annotate(Annotations.RESTART, "all@2");
    world.settle();
    assertThat(List.of(restarted("acme-ui"), restarted("acme-api"), restarted("acme-database")))
        .containsOnly("2");
    assertThat(world.isReady()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ui", "nobody@1", "ui@", "ui@a b"})
  void saysWhatARestartIsToLookLike(String value) {
    settled(ShopSpec.DEFAULT);
    world.cluster.annotate(Annotations.RESTART, value);
    world.settle();

    assertThat(world.condition("Ready").message())
        .startsWith(
            "metadata.annotations[shopkeeper.dev/restart]: must be database, api, ui or all");
  }

  private void settled(ShopSpec spec) {
    world.with(spec).settle();
    world.passes(DEADLINE);
    world.settle();
  }

  private void old(ShopSpec spec) {
    world.restart(OLD);
    settled(spec);
  }

  private void later() {
    world.passes(DEADLINE);
    world.settle();
  }

  /// The template revisions of database, api and ui, as they follow on one another.
  private List<List<Integer>> steps() {
    var steps = new ArrayList<List<Integer>>();
    for (int i = 0; i < 40; i++) {
      if (steps.isEmpty() || !steps.getLast().equals(revisionsOfPods())) {
        steps.add(revisionsOfPods());
      }
      world.kubelet.reportOn(world.cluster, world.now());
      world.reconcile();
      world.passes(Duration.ofSeconds(1));
    }
    return steps;
  }

  private static ShopSpec at(int revision) {
    return ShopSpec.DEFAULT.rolledOut(new RolloutSpec(null, null, revision, null));
  }

  private static ShopSpec overridden() {
    return Specs.overrides(
        new OverridesSpec(
            null,
            null,
            List.of(
                new PatchOperation(
                    OverridableKind.DEPLOYMENT, PatchVerb.ADD, ALLOWED, "\"true\""))));
  }

  /// As if an operator whose rules were laxer had kept it.
  private void refuseWhatIsKept() {
    for (ControllerRevision kept : revisions()) {
      String data = Serialization.asJson(kept.getData());
      world.cluster.edit(
          ControllerRevision.class,
          kept.getMetadata().getName(),
          it -> it.setData(Serialization.unmarshal(data.replace(ALLOWED, REFUSED), Map.class)));
    }
  }

  private static ShopSpec ui(String image) {
    return Specs.ui(TierSpecs.ui(image, null, null, null, null, null));
  }

  private static ShopSpec broken(String tier) {
    return tier.equals("ui")
        ? ui("example.org/broken:1")
        : Specs.api(TierSpecs.api("example.org/broken:1", null, null));
  }

  private ShopStatus status() {
    return world.cluster.shop().statusOrEmpty();
  }

  private List<ControllerRevision> revisions() {
    return world.cluster.all().stream()
        .filter(ControllerRevision.class::isInstance)
        .map(ControllerRevision.class::cast)
        .toList();
  }

  private Map<String, PodTemplateSpec> templates() {
    var templates = new TreeMap<String, PodTemplateSpec>();
    for (HasMetadata object : world.cluster.all()) {
      if (object instanceof Deployment it) {
        templates.put(it.getMetadata().getName(), it.getSpec().getTemplate());
      } else if (object instanceof StatefulSet it) {
        templates.put(it.getMetadata().getName(), it.getSpec().getTemplate());
      }
    }
    assertThat(templates).hasSize(3);
    return templates;
  }

  private List<Integer> revisionsOfPods() {
    return List.of("acme-database", "acme-api", "acme-ui").stream()
        .map(name ->
            Integer.parseInt(annotations(name).getOrDefault(Annotations.TEMPLATE_REVISION, "1")))
        .toList();
  }

  private String restarted(String name) {
    return annotations(name).getOrDefault(Annotations.RESTARTED, "never");
  }

  private Map<String, String> annotations(String name) {
    var annotations = Objects.requireNonNull(templates().get(name)).getMetadata().getAnnotations();
    return annotations == null ? Map.of() : annotations;
  }

  private String image(String name) {
    return Objects.requireNonNull(templates().get(name))
        .getSpec()
        .getContainers()
        .getFirst()
        .getImage();
  }

  private int replicas(String name) {
    return world.cluster.find(Deployment.class, name).orElseThrow().getSpec().getReplicas();
  }
}
