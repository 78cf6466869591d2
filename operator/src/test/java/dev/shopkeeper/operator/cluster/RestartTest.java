package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pods are made anew for each word that asks for it, and never for scaling.
class RestartTest {
  private final World world = new World();
  private final Rollouts rollouts = new Rollouts(world);

  @Test
  void restartsATierOnceForEachWord() {
    rollouts.settled(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = rollouts.templates();
    world.cluster.annotate(Annotations.RESTART, "ui@1");
    world.settle();
    assertThat(rollouts.restarted("acme-ui")).isEqualTo("1");
    assertThat(rollouts.templates().get("acme-api")).isEqualTo(before.get("acme-api"));
    Map<String, PodTemplateSpec> once = rollouts.templates();

    world.cluster.annotate(Annotations.RECONCILE, "now");
    world.settle();
    assertThat(rollouts.templates())
        .as("the annotation is gone, its restart is not")
        .isEqualTo(once);

    world.cluster.annotate(Annotations.RESTART, "all@2");
    world.settle();
    assertThat(
            List.of(
                rollouts.restarted("acme-ui"),
                rollouts.restarted("acme-api"),
                rollouts.restarted("acme-database")))
        .containsOnly("2");
    assertThat(world.isReady()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ui", "nobody@1", "ui@", "ui@a b"})
  void saysWhatARestartIsToLookLike(String value) {
    rollouts.settled(ShopSpec.DEFAULT);
    world.cluster.annotate(Annotations.RESTART, value);
    world.settle();

    assertThat(world.condition("Ready").message())
        .startsWith(
            "metadata.annotations[shopkeeper.dev/restart]: must be database, api, ui or all");
  }

  @Test
  void rollsNoPodForScaling() {
    rollouts.settled(ShopSpec.DEFAULT);
    Map<String, PodTemplateSpec> before = rollouts.templates();
    String revision = rollouts.status().revision();

    var more = TierSpecs.ui(null, Replicas.from(4), null, null, null, null);
    world.with(Specs.ui(more)).settle();

    assertThat(rollouts.templates()).isEqualTo(before);
    assertThat(rollouts.status().revision()).isEqualTo(revision);
  }
}
