package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An annotation restarts a tier, one pod after the other, and once.
@ExtendWith(OnStage.class)
class RestartIT {

  private static final int REQUESTS_PER_SECOND = 20;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Scene scene;

  RestartIT(Scene scene) {
    this.scene = scene;
    scene.shop().keepAtTwo();
  }

  @AfterEach
  void scale() {
    scene.shop().scale();
  }

  @Test
  void isOneOfTheTierThatIsNamedAndLosesNoRequest() {
    List<String> storefront = uids("ui");
    List<String> api = uids("api");
    var load = new Load(scene.shop().url() + "/api/products", REQUESTS_PER_SECOND);

    Load.Result result = load.throughout(() -> restart(api));

    List<String> restarted = uids("api");
    assertThat(result.failures()).isEmpty();
    assertThat(result.succeeded()).isPositive();
    assertThat(uids("ui")).isEqualTo(storefront);

    look();
    scene.shop().ready();
    assertThat(uids("api")).isEqualTo(restarted);
  }

  private void restart(List<String> api) {
    annotate("restart", "api@" + UUID.randomUUID());
    Eventually.holds("other api pods", LIMIT, () -> uids("api").stream().noneMatch(api::contains));
    scene.shop().ready();
  }

  private void look() {
    annotate("reconcile", UUID.randomUUID().toString());
  }

  private void annotate(String name, String value) {
    scene
        .shop()
        .change(
            "{\"metadata\": {\"annotations\": {\"shopkeeper.dev/%s\": \"%s\"}}}"
                .formatted(name, value));
  }

  private List<String> uids(String tier) {
    return scene.shop().pods(tier).stream()
        .map(pod -> pod.getMetadata().getUid())
        .sorted()
        .toList();
  }
}
