package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shopkeeper.e2e.Place.Edge;
import dev.shopkeeper.e2e.Stage.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who reaches whom in and around an open Shop, tried from real pods.
@ExtendWith(OnStage.class)
@TestInstance(Lifecycle.PER_CLASS)
class NetworkMatrixIT {

  /// What a change of the network takes to show, a busy machine's pauses included.
  private static final Duration CHANGE = Duration.ofSeconds(20);

  private final Scene scene;
  private final Neighbourhood pods;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<Edge> meant = new ArrayList<>();
  private final List<Edge> others = new ArrayList<>();

  NetworkMatrixIT(Scene scene) {
    this.scene = scene;
    this.pods = new Neighbourhood(scene);
    opened.add(pods);
  }

  @BeforeAll
  void draw() {
    scene.shop().ready();
    Place ui = pods.ui();
    Place api = pods.api();
    Place database = pods.database();
    Place stranger = pods.stranger(Stage.NAMESPACE);
    Place foreigner = pods.stranger(Stage.OTHER_NAMESPACE);
    Place scraper = pods.scraper();
    Place neighbour = pods.labelled("bakery", "api");
    Place names = pods.names();
    meant(
        stranger.to(pods.address("Service acme-ui", "acme-ui"), 80),
        stranger.to(ui, 8080),
        foreigner.to(ui, 8080),
        ui.to(pods.address("Service acme-api", "acme-api"), 3000),
        ui.to(names, 53),
        api.to(pods.address("Service acme-database", "acme-database"), 5432),
        api.to(names, 53),
        scraper.to(api, 9090),
        scraper.to(ui, 9113));
    others(
        ui.to(database, 5432),
        ui.to(api, 9090),
        ui.to(stranger, 8080),
        api.to(ui, 8080, 9113),
        api.to(stranger, 8080),
        database.to(ui, 8080),
        database.to(api, 3000, 9090),
        database.to(stranger, 8080),
        database.to(names, 53),
        stranger.to(ui, 9113),
        stranger.to(api, 3000, 9090),
        stranger.to(database, 5432),
        foreigner.to(ui, 9113),
        foreigner.to(api, 3000, 9090),
        foreigner.to(database, 5432),
        scraper.to(api, 3000),
        scraper.to(database, 5432),
        neighbour.to(ui, 9113),
        neighbour.to(api, 3000, 9090),
        neighbour.to(database, 5432));
    for (String component : List.of("migration", "backup")) {
      Place job = pods.labelled("acme", component);
      meant(job.to(database, 5432), job.to(names, 53));
      others(job.to(ui, 8080), job.to(api, 3000), job.to(stranger, 8080));
      others(stranger.to(job, 8080), ui.to(job, 8080), api.to(job, 8080), scraper.to(job, 9090));
    }
    if (LocalCluster.is(scene.client())) {
      var listener = new Listener(LocalCluster.OUTSIDE);
      opened.add(listener);
      Place outside = pods.address("outside", LocalCluster.OUTSIDE);
      meant(stranger.to(outside, listener.port()));
      Stream.of(ui, api, database).forEach(tier -> others(tier.to(outside, listener.port())));
    }
  }

  @AfterAll
  void remove() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void everyEdgeOfTheShopConnects() {
    assertAllConnect(meant);
    assertThat(Shop.answers(scene.shop().url())).isTrue();
  }

  @Test
  void everythingElseIsRefused() {
    assertThat(Edge.connecting(others)).isEmpty();
  }

  /// So that what is refused is refused by the network, and the probe can tell.
  @Test
  void nothingIsRefusedWithoutAnEnforcer() {
    assumeTrue(LocalCluster.is(scene.client()), "the cluster is this repository's own");

    LocalCluster.stop("networkpolicy");
    try {
      assertAllConnect(others);
    } finally {
      LocalCluster.start("networkpolicy");
    }

    Eventually.holds("they are refused again", CHANGE, () -> Edge.connecting(others).isEmpty());
  }

  /// Each has some tries of a second, since a machine may be busy.
  private static void assertAllConnect(List<Edge> edges) {
    Instant end = Instant.now().plus(CHANGE);
    var missing = new ArrayList<>(edges);
    while (!missing.isEmpty() && Instant.now().isBefore(end)) {
      Set<String> connected = Edge.connecting(missing);
      missing.removeIf(edge -> connected.contains(edge.name()));
    }
    assertThat(missing).extracting(Edge::name).as("what should connect and does not").isEmpty();
  }

  @SafeVarargs
  private void meant(Stream<Edge>... edges) {
    Stream.of(edges).flatMap(each -> each).forEach(meant::add);
  }

  @SafeVarargs
  private void others(Stream<Edge>... edges) {
    Stream.of(edges).flatMap(each -> each).forEach(others::add);
  }
}
