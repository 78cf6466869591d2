package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shopkeeper.e2e.Stage.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What `hack/delivery/deploy` makes of a release while customers ask: a good one goes live,
/// another is taken back and told, and nobody's request fails.
@Tag("long")
@ExtendWith(OnStage.class)
class GoingLiveIT {

  private static final int REQUESTS_PER_SECOND = 50;

  /// Seconds that a release has to get Ready, or the Shop to get back.
  private static final int SLOW = 300;

  private static final int HASTY = 60;
  private static final String UNPINNED =
      """
      {"spec": {"api": {"image": null}, "ui": {"image": null}, "database": {"image": null}}}
      """;
  private static final String PAGE = "/app/html/index.html";

  /// Its exit code is told, whatever it is.
  private static final String DEPLOY = "hack/delivery/deploy \"$1\"; echo \"ended with $?\"";

  private final Scene scene;

  GoingLiveIT(Scene scene) {
    this.scene = scene;
  }

  @BeforeEach
  void open() {
    assumeTrue(LocalCluster.is(scene.client()), "the cluster is this repository's own");
    scene.shop().keepAtTwo();
  }

  @AfterEach
  void restore() {
    scene.shop().scale();
    scene.shop().change(UNPINNED);
    scene.shop().ready();
  }

  @Test
  void aGoodStorefrontGoesLive() {
    goesLive(Map.of("ui", LocalCluster.bring("shop-ui", "LABEL release=good")));
  }

  @Test
  void aGoodReleaseOfAllTiersGoesLive() {
    goesLive(
        Map.of(
            "ui", LocalCluster.bring("shop-ui", "LABEL release=good"),
            "api", LocalCluster.bring("shop-api", "LABEL release=good"),
            "database", LocalCluster.bring("shop-db", "LABEL release=good")));
  }

  /// Its pods start, and serve nothing.
  @Test
  void oneWhosePodsNeverGetReadyIsTakenBack() {
    isTakenBack("ENTRYPOINT [\"sleep\", \"1h\"]", "The release did not get Ready: waits");
  }

  /// Its pods are Ready, and their page is none.
  @Test
  void oneThatFailsTheSmokeTestIsTakenBack() {
    isTakenBack(
        "USER 0\nRUN echo nothing >%s\nUSER 65532:65532".formatted(PAGE),
        "The release is Ready, but the smoke test failed: The shop at %s never shows its page"
            .formatted(scene.shop().url()));
  }

  private void goesLive(Map<String, String> images) {
    String said = deploy(images, SLOW);

    assertThat(said)
        .endsWith(
            "live: The shop at %s answers as it should\nended with 0\n"
                .formatted(scene.shop().url()));
    images.forEach((tier, image) -> assertThat(images(tier)).containsOnly(image));
  }

  private void isTakenBack(String instructions, String why) {
    List<String> before = images("ui");

    String said = deploy(Map.of("ui", LocalCluster.bring("shop-ui", instructions)), HASTY);

    assertThat(said).contains("rolled back: " + why).endsWith("ended with 1\n");
    assertThat(images("ui")).containsOnlyElementsOf(before);
    assertThat(Shop.answers(scene.shop().url())).isTrue();
  }

  private String deploy(Map<String, String> images, int limit) {
    var command =
        new ArrayList<String>(List.of("env", "DEPLOY_SECONDS=" + limit, "SMOKE_SECONDS=5"));
    images.forEach((tier, image) ->
        command.add("SHOP_%s_IMAGE=%s".formatted(tier.toUpperCase(Locale.ROOT), image)));
    command.addAll(List.of("bash", "-c", DEPLOY, "deploy", scene.shop().namespace() + "/acme"));
    var said = new AtomicReference<String>("");
    var load = new Load(scene.shop().url() + "/api/products", REQUESTS_PER_SECOND);

    Load.Result result = load.throughout(() -> said.set(Command.run("", command)));

    assertThat(result.failures()).isEmpty();
    return said.get();
  }

  private List<String> images(String tier) {
    return scene.shop().pods(tier).stream()
        .map(pod -> pod.getSpec().getContainers().getFirst().getImage())
        .toList();
  }
}
