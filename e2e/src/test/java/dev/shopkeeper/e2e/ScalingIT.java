package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The api grows with its load and shrinks again, and no customer notices either.
@Tag("long")
@ExtendWith(OnStage.class)
class ScalingIT {

  private static final int BUSY = 120;
  private static final Duration RISE = Duration.ofSeconds(90);
  private static final int QUIET = 5;
  private static final int LEAST = 2;
  private static final int MOST = 5;
  private static final Duration LOAD = Duration.ofMinutes(5);
  private static final Duration AFTERWARDS = Duration.ofMinutes(5);

  private final Scene scene;

  ScalingIT(Scene scene) {
    this.scene = scene;
  }

  @Test
  void growsToFiveAndShrinksToTwoWithoutAFailedRequest() {
    scene.shop().ready();
    assertThat(wanted()).isEqualTo(LEAST);
    var most = new AtomicInteger();

    Load.Result busy =
        load(BUSY, RISE)
            .during(
                LOAD,
                () ->
                    Eventually.holds(
                        "five api pods are available",
                        LOAD.dividedBy(4).multipliedBy(3),
                        () -> most.accumulateAndGet(available(), Math::max) == MOST));
    Load.Result quiet =
        load(QUIET, Duration.ZERO)
            .during(
                AFTERWARDS,
                () -> Eventually.holds("two api pods", AFTERWARDS, () -> available() == LEAST));

    assertThat(most).hasValue(MOST);
    assertThat(busy.failures()).isEmpty();
    assertThat(quiet.failures()).isEmpty();
    assertThat(available()).isEqualTo(LEAST);
    assertThat(scene.shop().isReady()).isTrue();
  }

  private Load load(int perSecond, Duration rise) {
    return new Load(scene.shop().url() + "/api/products", perSecond, rise);
  }

  private int wanted() {
    return deployment().getSpec().getReplicas();
  }

  private int available() {
    Integer available = deployment().getStatus().getAvailableReplicas();
    return available == null ? 0 : available;
  }

  private Deployment deployment() {
    return scene
        .client()
        .apps()
        .deployments()
        .inNamespace(scene.shop().namespace())
        .withName("acme-api")
        .require();
  }
}
