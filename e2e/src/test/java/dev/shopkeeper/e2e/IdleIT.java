package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A shop that nothing happens to costs the API server no write but those of the operator's own two
/// Leases: who leads, and once a minute whether its loop turns.
@Tag("long")
@ExtendWith(OnStage.class)
class IdleIT {

  private static final Duration IDLE = Duration.ofMinutes(10);

  /// The last stage to settle may do so a moment after Ready.
  private static final Duration SETTLING = Duration.ofSeconds(15);

  private final Scene scene;

  IdleIT(Scene scene) {
    this.scene = scene;
  }

  @Test
  void writesNothingButItsLeasesForTenMinutes() throws InterruptedException {
    scene.shop().ready();
    Thread.sleep(SETTLING);
    Audit audit = Audit.begin().orElseThrow();

    Thread.sleep(IDLE);

    assertThat(audit.writes()).isEmpty();
    assertThat(audit.renewalsOfCanary()).isBetween(IDLE.toMinutes() - 1, IDLE.toMinutes() + 1);
    assertThat(scene.shop().isReady()).isTrue();
  }
}
