package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A broken image is taken back by the operator itself, and no customer notices.
@ExtendWith(OnStage.class)
class RollBackIT {

  private static final int REQUESTS_PER_SECOND = 20;
  private static final Duration DEADLINE = Duration.ofSeconds(45);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Scene scene;

  RollBackIT(Scene scene) {
    this.scene = scene;
  }

  /// The deadline also counts from when the database was last Ready.
  @BeforeEach
  void hurry() {
    scene
        .shop()
        .change(
            "{\"spec\": {\"rollout\": {\"progressDeadline\": \"%ds\"}}}"
                .formatted(DEADLINE.toSeconds()));
    scene.shop().ready();
  }

  @AfterEach
  void restore() {
    scene
        .shop()
        .change(
            "{\"spec\": {\"rollout\": {\"progressDeadline\": \"5m\"},"
                + " \"ui\": {\"image\": null}, \"api\": {\"image\": null, \"resources\": null}}}");
    scene.shop().ready();
  }

  /// Of an image that is nowhere.
  @Test
  void isDoneByItself() {
    isDoneAfter("{\"spec\": {\"ui\": {\"image\": \"registry.invalid/nothing:1\"}}}");
  }

  /// An image of the api is missed by the migration already, and that much memory has no node.
  @ParameterizedTest
  @Tag("long")
  @ValueSource(
      strings = {
        "{\"spec\": {\"api\": {\"image\": \"registry.invalid/nothing:1\"}}}",
        "{\"spec\": {\"api\": {\"resources\": {\"requests\": {\"memory\": \"900Gi\"},"
            + " \"limits\": {\"memory\": \"900Gi\"}}}}}"
      })
  void isDoneByItselfInOtherTiersToo(String change) {
    isDoneAfter(change);
  }

  private void isDoneAfter(String change) {
    String good = scene.shop().get().get("status", "lastGoodRevision");
    assertThat(isRolledBack()).isFalse();
    var load = new Load(scene.shop().url() + "/api/products", REQUESTS_PER_SECOND);

    Load.Result result = load.throughout(() -> change(change));

    assertThat(scene.shop().get().<String>get("status", "revision")).isEqualTo(good);
    assertThat(scene.shop().condition("Degraded").orElseThrow().getMessage())
        .contains("made no progress for 45s");
    assertThat(result.failures()).isEmpty();
    assertThat(result.succeeded())
        .isGreaterThanOrEqualTo((int) DEADLINE.toSeconds() * REQUESTS_PER_SECOND);
  }

  /// Until nothing is left of it.
  private void change(String change) {
    scene.shop().change(change);
    Eventually.holds("it is rolled back", LIMIT, this::isRolledBack);
    Eventually.holds(
        "every pod runs",
        LIMIT,
        () ->
            scene.shop().pods("ui").stream().allMatch(RollBackIT::isRunning)
                && scene.shop().pods("api").stream().allMatch(RollBackIT::isRunning));
  }

  private boolean isRolledBack() {
    return scene
        .shop()
        .condition("Degraded")
        .filter(condition -> condition.getReason().equals("RolledBack"))
        .isPresent();
  }

  private static boolean isRunning(Pod pod) {
    return "Running".equals(pod.getStatus().getPhase());
  }
}
