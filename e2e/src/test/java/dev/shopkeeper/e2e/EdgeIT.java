package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The Shop behind a host name that the local cluster's ingress controller serves over TLS.
@ExtendWith(OnStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeIT {

  private static final String SECRET = "edge-test-tls";
  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration SEEN = Duration.ofSeconds(20);
  private static final Duration DROPPED = Duration.ofSeconds(5);

  /// Enough that a pod which is one of two cannot be missed by chance.
  private static final int ASKED = 20;

  private static final int CASES = 10;
  private static final String NGINX = "/tmp/shop-ui/nginx.conf";

  private final Scene scene;
  private Host host;
  private String address;

  EdgeIT(Scene scene) {
    this.scene = scene;
  }

  @BeforeAll
  void openTheEdge(@TempDir Path folder) {
    assumeTrue(LocalCluster.is(scene.client()), "the cluster is this repository's own");
    host = Host.certified("shop.test", folder);
    scene
        .shop()
        .change(
            "{\"spec\": {\"edge\": {\"host\": \"shop.test\", \"tls\": {\"secretName\": \"%s\"}}}}"
                .formatted(SECRET));
    Eventually.holds("the missing Secret is told", READY, () -> edgeIs("TlsSecretMissing"));
    scene
        .client()
        .resource(host.secret(SECRET))
        .inNamespace(scene.shop().namespace())
        .serverSideApply();
    Eventually.holds("the Shop is Ready", READY, () -> scene.shop().isReady());
    address = addressOf(scene);
  }

  @AfterAll
  void closeTheEdge() {
    scene.shop().change("{\"spec\": {\"edge\": null}}");
    scene.client().secrets().inNamespace(scene.shop().namespace()).withName(SECRET).delete();
    scene.shop().ready();
    Eventually.holds("the Ingress is gone", SEEN, () -> ingress(scene) == null);
  }

  @Test
  void servesPagesAndApiWithTheCertificateOfTheSecret() {
    assertThat(scene.shop().url()).isEqualTo("https://shop.test");
    for (String path : List.of("/", "/api/products")) {
      Eventually.holds(
          path + " is served",
          SEEN,
          () -> host.ask(address, "https://shop.test" + path, "%{http_code}").equals("200"));
    }
  }

  @Test
  void sendsPlainRequestsToHttps() {
    assertThat(host.ask(address, "http://shop.test/cart?from=mail", "%{http_code} %{redirect_url}"))
        .isEqualTo("308 https://shop.test/cart?from=mail");
  }

  @Test
  void keepsTheServiceInsideTheCluster() {
    assertThat(
            scene
                .client()
                .services()
                .inNamespace(scene.shop().namespace())
                .withName("acme-ui")
                .require()
                .getSpec()
                .getType())
        .isEqualTo("ClusterIP");
  }

  @Test
  void letsTheOwnerSignInAndKeepsTheCookieToHttps() {
    Map<String, String> account =
        scene
            .client()
            .secrets()
            .inNamespace(scene.shop().namespace())
            .withName("acme-admin")
            .require()
            .getData();
    String body =
        "{\"username\": \"%s\", \"password\": \"%s\"}"
            .formatted(plain(account, "username"), plain(account, "password"));

    String answer =
        host.send(
            body,
            address,
            "https://shop.test/api/session",
            "%{http_code} %header{set-cookie} %header{strict-transport-security}",
            "--header",
            "Content-Type: application/json",
            "--header",
            "Origin: https://shop.test",
            "--data",
            "@-");

    assertThat(answer)
        .startsWith("201 __Host-session=")
        .contains("Secure")
        .endsWith("max-age=31536000");
  }

  // Feature: aws-devops-three-tier, Property 21: For any target instance behind the Application
  // Load Balancer, if it becomes unhealthy, the ALB SHALL remove it from the target group.
  @TestFactory
  Stream<DynamicTest> asksNoPodThatIsNotReady() {
    return IntStream.range(0, CASES)
        .mapToObj(number -> dynamicTest("unready pod " + number, () -> assertDropped(number)));
  }

  /// The broken pod still answers, with a status of its own, so that each request which reaches it
  /// is seen.
  private void assertDropped(int number) {
    List<Pod> pods = scene.shop().pods("ui");
    Pod victim = pods.get(number % pods.size());
    healthIs(victim, "200", "503");
    try {
      Eventually.holds("the pod is unready", SEEN, () -> !isReady(victim));
      Eventually.holds("no request reaches it", DROPPED, this::allAreWell);
    } finally {
      healthIs(victim, "503", "200");
      Eventually.holds("the pod is ready again", SEEN, () -> isReady(victim));
    }
  }

  private boolean allAreWell() {
    return IntStream.range(0, ASKED)
        .allMatch(
            _ -> host.ask(address, "https://shop.test/healthz", "%{http_code}").equals("200"));
  }

  private void healthIs(Pod pod, String before, String after) {
    new Container(scene.client(), scene.shop().namespace(), pod.getMetadata().getName(), "ui")
        .run(
            "bash",
            "-c",
            "sed -i 's/return %s \"ok/return %s \"ok/' %s && nginx -p %s -c %s -e stderr -s reload 2>/dev/null"
                .formatted(before, after, NGINX, Path.of(NGINX).getParent(), NGINX));
  }

  private boolean isReady(Pod pod) {
    return scene.client().pods().resource(pod).isReady();
  }

  private boolean edgeIs(String reason) {
    return scene
        .shop()
        .condition("EdgeReady")
        .filter(condition -> reason.equals(condition.getReason()))
        .isPresent();
  }

  private static String addressOf(Scene scene) {
    return ingress(scene).getStatus().getLoadBalancer().getIngress().getFirst().getIp();
  }

  private static Ingress ingress(Scene scene) {
    return scene
        .client()
        .network()
        .v1()
        .ingresses()
        .inNamespace(scene.shop().namespace())
        .withName("acme-edge")
        .get();
  }

  private static String plain(Map<String, String> data, String key) {
    return new String(Base64.getDecoder().decode(data.get(key)), StandardCharsets.UTF_8).strip();
  }
}
