package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Losing a pod costs no customer a request that could be answered.
@ExtendWith(OnStage.class)
class UninterruptedServiceIT {

  private static final int REQUESTS_PER_SECOND = 20;
  private static final Duration LOAD = Duration.ofSeconds(40);
  private static final Duration OUTAGE = Duration.ofSeconds(20);

  private final Scene scene;

  UninterruptedServiceIT(Scene scene) {
    this.scene = scene;
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "ui"})
  void servesEveryRequestWhileAPodIsDeleted(String tier) {
    scene.shop().ready();
    Pod victim = scene.shop().pods(tier).getFirst();
    var load = new Load(scene.shop().url() + "/api/products", REQUESTS_PER_SECOND);

    Load.Result result = load.during(LOAD, () -> scene.client().resource(victim).delete());

    assertThat(scene.shop().pods(tier))
        .as("the deleted pod was replaced")
        .noneMatch(pod -> pod.getMetadata().getName().equals(victim.getMetadata().getName()))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(result.failures()).isEmpty();
    assertThat(result.succeeded()).isEqualTo((int) LOAD.toSeconds() * REQUESTS_PER_SECOND);
  }

  /// From the bytes that each replica keeps: none of them leaves the Service for want of a
  /// database.
  @Test
  void servesTheCatalogueWhileTheDatabaseIsAway() {
    scene.shop().ready();
    Pod victim = scene.shop().pods("database").getFirst();
    var load = new Load(scene.shop().url() + "/api/products", REQUESTS_PER_SECOND);

    Load.Result result = load.during(OUTAGE, () -> scene.client().resource(victim).delete());

    scene.shop().ready();
    assertThat(scene.database().podUid())
        .as("another pod")
        .isNotEqualTo(victim.getMetadata().getUid());
    assertThat(result.failures()).isEmpty();
  }
}
