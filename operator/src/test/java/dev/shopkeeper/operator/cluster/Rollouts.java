package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.shop.OverridableKind;
import dev.shopkeeper.operator.shop.OverridesSpec;
import dev.shopkeeper.operator.shop.PatchOperation;
import dev.shopkeeper.operator.shop.PatchVerb;
import dev.shopkeeper.operator.shop.RolloutSpec;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
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

/// What the pods of a world are made by, and how it comes to be so.
final class Rollouts {
  private static final String ALLOWED = "/spec/template/metadata/annotations/example.org~1a";
  private static final String REFUSED = "/spec/template/spec/hostNetwork";
  private static final Images NEXT =
      new Images("example.org/api:2", "example.org/ui:2", "example.org/db:2");
  static final Release OLD = new Release(World.RELEASE.images(), 1);
  static final Release NEW = Release.of(NEXT);
  static final Duration DEADLINE = Duration.ofMinutes(6);

  private final World world;

  Rollouts(World world) {
    this.world = world;
  }

  void settled(ShopSpec spec) {
    world.with(spec).settle();
    world.passes(DEADLINE);
    world.settle();
  }

  void old(ShopSpec spec) {
    world.restart(OLD);
    settled(spec);
  }

  void later() {
    world.passes(DEADLINE);
    world.settle();
  }

  /// The template revisions of database, api and ui, as they follow on one another.
  List<List<Integer>> steps() {
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

  static ShopSpec at(int revision) {
    return ShopSpec.DEFAULT.rolledOut(new RolloutSpec(null, null, revision, null));
  }

  static ShopSpec overridden() {
    return Specs.overrides(
        new OverridesSpec(
            null,
            null,
            List.of(
                new PatchOperation(
                    OverridableKind.DEPLOYMENT, PatchVerb.ADD, ALLOWED, "\"true\""))));
  }

  /// As if an operator whose rules were laxer had kept it.
  void refuseWhatIsKept() {
    for (ControllerRevision kept : revisions()) {
      String data = Serialization.asJson(kept.getData());
      world.cluster.edit(
          ControllerRevision.class,
          kept.getMetadata().getName(),
          it -> it.setData(Serialization.unmarshal(data.replace(ALLOWED, REFUSED), Map.class)));
    }
  }

  static ShopSpec ui(String image) {
    return Specs.ui(TierSpecs.ui(image, null, null, null, null, null));
  }

  static ShopSpec broken(String tier) {
    return tier.equals("ui")
        ? ui("example.org/broken:1")
        : Specs.api(TierSpecs.api("example.org/broken:1", null, null));
  }

  ShopStatus status() {
    return world.cluster.shop().statusOrEmpty();
  }

  List<ControllerRevision> revisions() {
    return world.cluster.all().stream()
        .filter(ControllerRevision.class::isInstance)
        .map(ControllerRevision.class::cast)
        .toList();
  }

  Map<String, PodTemplateSpec> templates() {
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

  List<Integer> revisionsOfPods() {
    return List.of("acme-database", "acme-api", "acme-ui").stream()
        .map(name ->
            Integer.parseInt(annotations(name).getOrDefault(Annotations.TEMPLATE_REVISION, "1")))
        .toList();
  }

  String restarted(String name) {
    return annotations(name).getOrDefault(Annotations.RESTARTED, "never");
  }

  private Map<String, String> annotations(String name) {
    var annotations = Objects.requireNonNull(templates().get(name)).getMetadata().getAnnotations();
    return annotations == null ? Map.of() : annotations;
  }

  String image(String name) {
    return Objects.requireNonNull(templates().get(name))
        .getSpec()
        .getContainers()
        .getFirst()
        .getImage();
  }

  int replicas(String name) {
    return world.cluster.find(Deployment.class, name).orElseThrow().getSpec().getReplicas();
  }
}
