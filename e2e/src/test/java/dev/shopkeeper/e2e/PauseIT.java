package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A paused Shop keeps its pods, and one that is paused altogether is only looked at.
@ExtendWith(OnStage.class)
class PauseIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration RESTART = Duration.ofMinutes(3);

  private final Scene scene;

  PauseIT(Scene scene) {
    this.scene = scene;
    scene.shop().ready();
  }

  @AfterEach
  void restore() {
    scene.shop().change("{\"spec\": {\"paused\": \"None\", \"ui\": {\"currency\": \"EUR\"}}}");
    scene.shop().ready();
  }

  @Test
  void keepsPodsWhileRepairGoesOn() {
    List<String> before = uids("ui");
    pauses("Rollout");
    scene.shop().change("{\"spec\": {\"ui\": {\"currency\": \"USD\"}}}");
    Resource<ConfigMap> api = configuration("acme-api");
    String uid = api.require().getMetadata().getUid();
    api.delete();

    Eventually.holds(
        "what was deleted is back",
        LIMIT,
        () -> api.get() != null && !api.require().getMetadata().getUid().equals(uid));
    assertThat(uids("ui")).isEqualTo(before);
    assertThat(configuration("acme-ui").require().getData()).containsEntry("SHOP_CURRENCY", "EUR");

    scene.shop().change("{\"spec\": {\"paused\": \"None\"}}");
    Eventually.holds("other pods", RESTART, () -> uids("ui").stream().noneMatch(before::contains));
    scene.shop().ready();
  }

  @Test
  void changesNothingWhileAllIsPaused() {
    pauses("All");
    Resource<ConfigMap> api = configuration("acme-api");
    api.delete();
    scene.shop().change("{\"spec\": {\"ui\": {\"currency\": \"USD\"}}}");

    Eventually.holds("it was looked at since", LIMIT, () -> scene.shop().isSeen());
    assertThat(api.get()).isNull();
    assertThat(configuration("acme-ui").require().getData()).containsEntry("SHOP_CURRENCY", "EUR");

    scene.shop().change("{\"spec\": {\"paused\": \"None\"}}");
    Eventually.holds("it is repaired", LIMIT, () -> api.get() != null);
  }

  private void pauses(String what) {
    scene.shop().change("{\"spec\": {\"paused\": \"%s\"}}".formatted(what));
    Eventually.holds(
        "it is paused",
        LIMIT,
        () ->
            scene
                .shop()
                .condition("Paused")
                .filter(condition -> condition.getReason().equals(what + "Paused"))
                .isPresent());
  }

  private List<String> uids(String tier) {
    return scene.shop().pods(tier).stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  private Resource<ConfigMap> configuration(String name) {
    return scene.client().configMaps().inNamespace(scene.shop().namespace()).withName(name);
  }
}
