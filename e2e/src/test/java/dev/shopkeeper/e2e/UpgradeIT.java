package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A newer operator restarts nothing; what it brings comes tier by tier when it is asked for, and
/// no customer notices either.
@Tag("long")
@ExtendWith(OnStage.class)
class UpgradeIT {

  private static final int REQUESTS_PER_SECOND = 50;
  private static final Duration UPGRADE = Duration.ofSeconds(80);
  private static final Duration ADVANCE = Duration.ofSeconds(160);
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final List<String> TIERS = List.of("database", "api", "ui");
  private static final String REVISION = "shopkeeper.dev/template-revision";

  private final Scene scene;
  private final OperatorInstallation operator;

  UpgradeIT(Scene scene) {
    this.scene = scene;
    this.operator = new OperatorInstallation(scene.client());
  }

  /// A Shop at the first revision, which asks for nothing, under an operator that has no other.
  @BeforeEach
  void old() {
    scene.shop().keepAtTwo();
    wants("1");
    awaits("1");
    operator.holdAt(1);
    wants("null");
    scene.shop().ready();
  }

  @AfterEach
  void restore() {
    operator.release();
    wants("2");
    awaits("2");
    wants("null");
    scene.shop().scale();
    scene.shop().ready();
  }

  @Test
  void restartsNothingUntilItIsAskedToAdvance() {
    Map<String, Integer> before = pods();

    Load.Result upgrade = load().during(UPGRADE, operator::release);

    assertThat(pods()).isEqualTo(before);
    assertThat(upgrade.failures()).isEmpty();
    assertThat(upgrade.succeeded()).isEqualTo((int) UPGRADE.toSeconds() * REQUESTS_PER_SECOND);

    Load.Result advance = load().during(ADVANCE, () -> wants("2"));

    awaits("2");
    assertThat(pods().keySet()).doesNotContainAnyElementsOf(before.keySet());
    assertThat(advance.failures()).isEmpty();
    assertThat(advance.succeeded()).isEqualTo((int) ADVANCE.toSeconds() * REQUESTS_PER_SECOND);
  }

  private Load load() {
    return new Load(scene.shop().url() + "/api/products", REQUESTS_PER_SECOND);
  }

  private void wants(String revision) {
    scene
        .shop()
        .change("{\"spec\": {\"rollout\": {\"templateRevision\": %s}}}".formatted(revision));
  }

  private void awaits(String revision) {
    for (String tier : TIERS) {
      Eventually.holds(
          tier + " is at revision " + revision,
          LIMIT,
          () -> scene.shop().pods(tier).stream().allMatch(pod -> revision(pod).equals(revision)));
    }
    scene.shop().ready();
  }

  private static String revision(Pod pod) {
    var annotations = pod.getMetadata().getAnnotations();
    return annotations == null ? "1" : annotations.getOrDefault(REVISION, "1");
  }

  /// By name, with how often their containers were restarted.
  private Map<String, Integer> pods() {
    var pods = new TreeMap<String, Integer>();
    for (String tier : TIERS) {
      scene
          .shop()
          .pods(tier)
          .forEach(pod ->
              pods.put(
                  pod.getMetadata().getUid(),
                  pod.getStatus().getContainerStatuses().stream()
                      .mapToInt(container -> container.getRestartCount())
                      .sum()));
    }
    return pods;
  }
}
