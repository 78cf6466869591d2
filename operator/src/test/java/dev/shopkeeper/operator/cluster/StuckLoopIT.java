package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.metrics.OperatorMetrics;
import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A loop whose every thread hangs in a Shop, while its watches and the API server are well.
class StuckLoopIT {
  @RegisterExtension private static final ApiServer API = ApiServer.create();

  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final Duration SOON = Duration.ofSeconds(90);

  private final CountDownLatch gate = new CountDownLatch(1);
  private final OperatorMetrics metrics = new OperatorMetrics();
  private volatile boolean hangs;

  @Test
  void isToldByLivenessUntilItTurnsAgain() throws Exception {
    API.install(Crd.FILE);
    try (ShopOperator operator = operator();
        var server = new ManagementServer(0, operator::isAlive, operator::isReady, metrics::text)) {
      operator.start();
      Eventually.holds("it is ready", SOON, () -> status(server, "/readyz") == 200);
      Thread.sleep(LIMIT.multipliedBy(2));
      assertThat(status(server, "/livez")).as("renewals come back").isEqualTo(200);

      hangs = true;
      for (int i = 0; i < ShopOperator.THREADS; i++) {
        create("acme-" + i);
      }
      Eventually.holds("liveness fails", SOON, () -> status(server, "/livez") == 503);
      assertThat(metrics.text()).contains("shop_operator_queue_length 1.0\n");

      gate.countDown();
      Eventually.holds("liveness is back", SOON, () -> status(server, "/livez") == 200);
    }
  }

  private ShopOperator operator() {
    var client = API.clientForUser("stuck-loop", "system:masters");
    var candidate = new Candidate(API.namespace(), "it");
    return new ShopOperator(
        client,
        new Operation(
            World.RELEASE,
            this::now,
            Term.ENDLESS,
            Set.of(API.namespace()),
            Pace.IDLE,
            Optional.of(candidate),
            metrics),
        Optional.of(new Canary(client, candidate, Term.ENDLESS, Duration.ofMillis(500), LIMIT)));
  }

  private Instant now() {
    try {
      if (hangs) {
        gate.await();
      }
      return Instant.now();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void create(String name) {
    var shop = new Shop();
    shop.getMetadata().setName(name);
    shop.getMetadata().setNamespace(API.namespace());
    API.client().resource(shop).create();
  }

  private static int status(ManagementServer server, String path) {
    try {
      var url = URI.create("http://127.0.0.1:" + server.port() + path).toURL();
      return ((HttpURLConnection) url.openConnection()).getResponseCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
