package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Losing a pod costs no customer a request that could be answered.
@ExtendWith(OnStage.class)
class UninterruptedServiceIT {

  private static final int REQUESTS_PER_SECOND = 20;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Scene scene;

  UninterruptedServiceIT(Scene scene) {
    this.scene = scene;
    scene.shop().ready();
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "ui"})
  void servesEveryRequestWhileAPodIsReplaced(String tier) {
    assertNoRequestIsLostWith(scene.shop().pods(tier).getFirst(), tier);
    assertThat(scene.shop().pods(tier)).hasSizeGreaterThanOrEqualTo(2);
  }

  /// From the bytes that each replica keeps: none of them leaves the Service for want of a
  /// database.
  @Test
  void servesTheCatalogueWhileTheDatabaseIsAway() {
    assertNoRequestIsLostWith(scene.shop().pods("database").getFirst(), "database");
  }

  private void assertNoRequestIsLostWith(Pod victim, String tier) {
    var load = new Load(scene.shop().url() + "/api/products", REQUESTS_PER_SECOND);

    Load.Result result = load.throughout(() -> replace(victim, tier));

    assertThat(result.failures()).isEmpty();
    assertThat(result.succeeded()).isPositive();
  }

  /// Until the Shop is as it was before.
  private void replace(Pod victim, String tier) {
    scene.client().resource(victim).delete();
    Eventually.holds("another pod of the " + tier, LIMIT, () -> isReplaced(victim, tier));
    scene.shop().ready();
  }

  private boolean isReplaced(Pod victim, String tier) {
    String before = victim.getMetadata().getUid();
    List<Pod> now = scene.shop().pods(tier);
    return !now.isEmpty()
        && now.stream()
            .allMatch(
                pod -> !before.equals(pod.getMetadata().getUid()) && Readiness.isPodReady(pod));
  }
}
