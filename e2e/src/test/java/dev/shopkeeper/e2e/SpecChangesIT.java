package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A spec that asks for less takes away what it no longer asks for.
@ExtendWith(OnStage.class)
class SpecChangesIT {

  private static final Owned MONITORS = new Owned("monitoring.coreos.com/v1", "ServiceMonitor");
  private static final Owned JOBS = new Owned("batch/v1", "Job");

  /// No promise of speed: a migration is a process that starts, on a machine that may do much else.
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Scene scene;

  SpecChangesIT(Scene scene) {
    this.scene = scene;
    scene.shop().ready();
  }

  @AfterEach
  void restore() {
    scene
        .shop()
        .change(
            "{\"spec\": {\"monitoring\": {\"mode\": \"Auto\"}, \"catalog\": {\"sample\": true}}}");
    scene.shop().ready();
  }

  @Test
  void monitoringSwitchedOffTakesItsObjectsAlong() {
    assertThat(MONITORS.of(scene.shop())).hasSize(2);

    scene.shop().change("{\"spec\": {\"monitoring\": {\"mode\": \"Disabled\"}}}");

    Eventually.holds("no ServiceMonitor", LIMIT, () -> MONITORS.of(scene.shop()).isEmpty());
  }

  @Test
  void anotherMigrationTakesThePlaceOfTheOneBefore() {
    List<String> before = jobs();

    scene.shop().change("{\"spec\": {\"catalog\": {\"sample\": false}}}");

    Eventually.holds(
        "another migration alone", LIMIT, () -> jobs().size() == 1 && !jobs().equals(before));
  }

  private List<String> jobs() {
    return JOBS.of(scene.shop()).stream()
        .map(GenericKubernetesResource::getMetadata)
        .map(metadata -> metadata.getName())
        .toList();
  }
}
