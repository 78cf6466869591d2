package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.RolloutSpec;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Revisions on a real API server: records, events and annotations as they are there.
class RolloutIT {
  private static final Release OLD = new Release(RunningOperator.RELEASE.images(), 1);
  private static final Release NEW =
      Release.of(new Images("example.org/api:2", "example.org/ui:2", "example.org/db:2"));
  private static final Duration DEADLINE_AND_MORE = Duration.ofMinutes(2);

  @RegisterExtension private static final ApiServer API = ApiServer.create();
  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  @Test
  void leavesPodsAloneUntilAskedToAdvance() {
    operator.stop();
    operator.start(OLD);
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.settled();
    List<PodTemplateSpec> before = templates();

    operator.stop();
    operator.start(NEW);
    repaired();
    operator.settled();
    assertThat(templates()).isEqualTo(before);

    annotate(Annotations.ADVANCE, "now");
    Eventually.passes(
        RunningOperator.SOON,
        () ->
            assertThat(templates())
                .extracting(template -> annotations(template).get(Annotations.TEMPLATE_REVISION))
                .containsOnly("2"));
    operator.awaitsReady("acme");
    assertThat(RunningOperator.image(operator.seen(Deployment.class, "acme-api")))
        .isEqualTo("example.org/api:2");
    Eventually.passes(
        RunningOperator.SOON, () -> assertThat(jobs()).as("one migration is left").isEqualTo(1));
  }

  @Test
  void restartsWhatAnAnnotationNames() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    List<PodTemplateSpec> before = templates();

    annotate(Annotations.RESTART, "ui@1");

    Eventually.passes(
        RunningOperator.SOON,
        () ->
            assertThat(annotations(templates().getLast()))
                .containsEntry(Annotations.RESTARTED, "1"));
    assertThat(templates().subList(0, 2)).isEqualTo(before.subList(0, 2));
  }

  @Test
  void touchesNothingWhileAllIsPaused() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.edit("acme", ShopSpec.DEFAULT.paused(Pause.ALL));
    operator.awaits("acme", "Paused", "True", "AllPaused");

    operator.client().services().inNamespace(operator.namespace()).withName("acme-api").delete();
    operator.settled();
    assertThat(operator.find(Service.class, "acme-api")).isNull();

    operator.edit("acme", ShopSpec.DEFAULT);
    Eventually.holds(
        "it is back", RunningOperator.SOON, () -> operator.find(Service.class, "acme-api") != null);
  }

  @Test
  void goesBackWhenTimeIsUp() {
    var hasty = ShopSpec.DEFAULT.rolledOut(new RolloutSpec(null, "30s", null, null));
    operator.create("acme", hasty);
    operator.awaitsReady("acme");
    String good = Objects.requireNonNull(operator.get("acme").statusOrEmpty().revision());
    operator.kubelet().hold("acme-ui");

    var broken = Specs.ui(TierSpecs.ui("example.org/broken:1", null, null, null, null, null));
    operator.edit("acme", broken.rolledOut(hasty.rollout()));
    Eventually.holds(
        "it is rolled back",
        DEADLINE_AND_MORE,
        () ->
            operator
                .get("acme")
                .statusOrEmpty()
                .condition("Degraded")
                .filter(it -> it.reason().equals("RolledBack"))
                .isPresent());

    assertThat(RunningOperator.image(operator.seen(Deployment.class, "acme-ui")))
        .isEqualTo("example.org/ui:1");
    operator.kubelet().release("acme-ui");
    operator.awaits("acme", "UiReady", "True", "Available");
    operator.awaits("acme", "Ready", "False", "RolledBack");
    assertThat(operator.get("acme").statusOrEmpty().revision()).isEqualTo(good);
  }

  /// The new operator acts.
  private void repaired() {
    operator.client().services().inNamespace(operator.namespace()).withName("acme-api").delete();
    Eventually.holds(
        "it is repaired",
        RunningOperator.SOON,
        () -> operator.find(Service.class, "acme-api") != null);
  }

  private void annotate(String name, String value) {
    operator
        .client()
        .resource(operator.get("acme"))
        .edit(shop -> {
          shop.getMetadata().setAnnotations(Map.of(name, value));
          return shop;
        });
  }

  private int jobs() {
    return operator
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(operator.namespace())
        .list()
        .getItems()
        .size();
  }

  private List<PodTemplateSpec> templates() {
    return List.of(
        operator.seen(StatefulSet.class, "acme-database").getSpec().getTemplate(),
        operator.seen(Deployment.class, "acme-api").getSpec().getTemplate(),
        operator.seen(Deployment.class, "acme-ui").getSpec().getTemplate());
  }

  private static Map<String, String> annotations(PodTemplateSpec template) {
    var annotations = template.getMetadata().getAnnotations();
    return annotations == null ? Map.of() : annotations;
  }
}
