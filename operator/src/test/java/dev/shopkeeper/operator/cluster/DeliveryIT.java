package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shopkeeper.operator.shop.RolloutSpec;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `hack/delivery/deploy` on a real API server: what goes live, what goes back, what it ends with.
class DeliveryIT {
  private static final String API_IMAGE = "example.org/api@sha256:" + "0a".repeat(32);
  private static final String UI_IMAGE = "example.org/ui@sha256:" + "0b".repeat(32);
  private static final String OLD_UI_IMAGE = "example.org/ui:1";

  @RegisterExtension private static final ApiServer API = ApiServer.create();
  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  private final Map<String, String> environment = new HashMap<>();
  private final Path outputs = Path.of("target", "delivery-" + UUID.randomUUID()).toAbsolutePath();
  private final HttpServer storefront;
  private volatile String products = "[{\"id\": 1, \"price\": 2.5}]";
  private volatile Runnable whenAsked = () -> {};

  /// What the script ended with and said.
  private record Ending(int status, String output) {}

  DeliveryIT() throws IOException {
    storefront = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void openShop() {
    storefront.createContext(
        "/", exchange -> answer(exchange, "<!DOCTYPE html><title>Shop</title>"));
    storefront.createContext("/api/health", exchange -> answer(exchange, "{\"status\": \"up\"}"));
    storefront.createContext(
        "/api/products",
        exchange -> {
          whenAsked.run();
          answer(exchange, products);
        });
    storefront.start();
    environment.putAll(
        Map.of(
            "KUBECONFIG",
            deployer().toString(),
            "GITHUB_OUTPUT",
            outputs.toString(),
            "SMOKE_URL",
            "http://127.0.0.1:" + storefront.getAddress().getPort(),
            "SMOKE_SECONDS",
            "2",
            "DEPLOY_SECONDS",
            Long.toString(RunningOperator.SOON.toSeconds()),
            "SHOP_API_IMAGE",
            API_IMAGE,
            "SHOP_UI_IMAGE",
            UI_IMAGE));
    operator.create("acme", ShopSpec.DEFAULT.rolledOut(new RolloutSpec(null, "30s", null, null)));
    operator.awaitsReady("acme");
  }

  @AfterEach
  void closeShop() throws IOException {
    storefront.stop(0);
    Files.deleteIfExists(outputs);
  }

  @Test
  void aGoodReleaseGoesLive() {
    Ending ending = deploy();

    assertThat(ending.status()).as(ending.output()).isZero();
    assertThat(ending.output()).contains("live: The shop at http://127.0.0.1");
    assertThat(outputs()).contains("outcome=live\n");
    assertThat(image("acme-api")).isEqualTo(API_IMAGE);
    assertThat(image("acme-ui")).isEqualTo(UI_IMAGE);
    operator.awaitsReady("acme");
  }

  @Test
  void oneWhosePodsNeverGetReadyIsTakenBack() {
    environment.put("DEPLOY_SECONDS", "15");
    operator.kubelet().hold(UI_IMAGE);

    isTakenBack(deploy(), "The release did not get Ready: waits");
  }

  /// The operator gives up before the script does.
  @Test
  void oneThatTheOperatorTookBackIsTakenBackInTheSpecToo() {
    environment.put("DEPLOY_SECONDS", "180");
    operator.kubelet().hold(UI_IMAGE);

    isTakenBack(deploy(), "The release did not get Ready: failed: Revision ");
    assertThat(operator.get("acme").statusOrEmpty().failedRevision()).isNull();
  }

  @Test
  void oneThatFailsTheSmokeTestIsTakenBack() {
    products = "{\"status\": 500}";

    isTakenBack(deploy(), "never lists its products");
  }

  /// From when the smoke test asks on, no pod gets ready any more.
  @Test
  void saysLoudlyThatItDidNotGetBackEither() {
    environment.put("DEPLOY_SECONDS", "15");
    products = "{\"status\": 500}";
    whenAsked = () -> operator.kubelet().hold("acme-ui");

    Ending ending = deploy();

    assertThat(ending.status()).as(ending.output()).isEqualTo(3);
    assertThat(outputs())
        .contains("outcome=not-back\n", "The Shop did not get Ready with the images of before");
  }

  @Test
  void changesNothingOfAShopThatIsNotReady() {
    operator.kubelet().hold("acme-ui");
    Eventually.holds(
        "it is not Ready",
        RunningOperator.SOON,
        () ->
            !operator
                .get("acme")
                .statusOrEmpty()
                .condition("Ready")
                .orElseThrow()
                .status()
                .equals("True"));
    long generation = operator.get("acme").generation();

    assertThat(deploy().status()).isEqualTo(4);
    assertThat(operator.get("acme").generation()).isEqualTo(generation);
    assertThat(outputs()).contains("outcome=not-begun\n");
  }

  @Test
  void takesNoImageByATag() {
    environment.put("SHOP_UI_IMAGE", "example.org/ui:2");
    long generation = operator.get("acme").generation();

    Ending ending = deploy();

    assertThat(ending.status()).isEqualTo(2);
    assertThat(ending.output())
        .contains("SHOP_UI_IMAGE must name an image by its digest, not 'example.org/ui:2'");
    assertThat(operator.get("acme").generation()).isEqualTo(generation);
  }

  /// Somebody who may read and patch Shops of this namespace, and nothing else.
  private Path deployer() {
    String namespace = operator.namespace();
    var account =
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withName("deployer")
            .withNamespace(namespace)
            .endMetadata()
            .build();
    var role =
        new RoleBuilder()
            .withNewMetadata()
            .withName("deployer")
            .withNamespace(namespace)
            .endMetadata()
            .addNewRule()
            .withApiGroups("shopkeeper.dev")
            .withResources("shops")
            .withVerbs("get", "patch")
            .endRule()
            .build();
    var binding =
        new RoleBindingBuilder()
            .withNewMetadata()
            .withName("deployer")
            .withNamespace(namespace)
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "Role", "deployer")
            .addNewSubject(null, "ServiceAccount", "deployer", namespace)
            .build();
    for (HasMetadata object : List.of(account, role, binding)) {
      operator.client().resource(object).create();
    }
    return API.kubeconfigFor(namespace, "deployer");
  }

  private void isTakenBack(Ending ending, String why) {
    assertThat(ending.status()).as(ending.output()).isEqualTo(1);
    assertThat(outputs()).contains("outcome=rolled-back\n", why);
    assertThat(image("acme-ui")).isEqualTo(OLD_UI_IMAGE);
    operator.awaitsReady("acme");
  }

  private String image(String deployment) {
    return RunningOperator.image(operator.seen(Deployment.class, deployment));
  }

  private String outputs() {
    try {
      return Files.readString(outputs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ending deploy() {
    var builder =
        new ProcessBuilder("../hack/delivery/deploy", operator.namespace() + "/acme")
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().remove("SHOP_DATABASE_IMAGE");
    try {
      Process process = builder.start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ending(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in a deployment", e);
    }
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
