package dev.shopkeeper.operator.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.ChildProcess;
import dev.shopkeeper.operator.testing.Eventually;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The one file of a release, as `hack/release-manifest` writes it.
class ReleaseManifestIT {
  @RegisterExtension private static final ApiServer API = ApiServer.create();

  private static final Path SCRIPT = Path.of("../hack/release-manifest");
  private static final String DIGEST = "@sha256:" + "0a".repeat(32);
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void installsTheOperatorWithTheGivenImages() throws IOException {
    Path file =
        written(
            "OPERATOR_IMAGE=example.org/operator" + DIGEST, "SHOP_API_IMAGE=example.org/api:1.2.3");
    for (HasMetadata object : load(file)) {
      API.client().resource(object).forceConflicts().serverSideApply();
    }

    Container operator = container();
    assertThat(operator.getImage()).isEqualTo("example.org/operator" + DIGEST);
    assertThat(operator.getEnv())
        .filteredOn(variable -> variable.getName().endsWith("_IMAGE"))
        .extracting(EnvVar::getValue)
        .contains("example.org/api:1.2.3")
        .anyMatch(image -> image.startsWith("shopkeeper.dev/shop-ui:"));
    Eventually.passes(SOON, ReleaseManifestIT::createShop);
  }

  @Test
  void isThatOfTheReleaseWithoutImages() throws IOException {
    Path file = written();

    assertThat(Files.readString(file))
        .contains("image: shopkeeper.dev/operator:", "value: shopkeeper.dev/shop-db:");
    assertThat(file.resolveSibling("kubectl-shop")).isExecutable();
  }

  @Test
  void refusesAnImageWithoutTagAndDigest() {
    assertThatThrownBy(() -> written("SHOP_UI_IMAGE=example.org/ui"))
        .hasMessageContaining(
            "SHOP_UI_IMAGE must be an image with a tag or a digest, such as"
                + " example.org/operator:1.0.0, not 'example.org/ui'");
  }

  private static Path written(String... images) {
    Path file = Path.of("target", "release", "shopkeeper.yaml").toAbsolutePath();
    var command = new ArrayList<String>(List.of("/usr/bin/env"));
    command.addAll(List.of(images));
    command.addAll(List.of(SCRIPT.toString(), file.toString()));
    ChildProcess.run(command);
    return file;
  }

  private static List<HasMetadata> load(Path file) throws IOException {
    try (var manifests = Files.newInputStream(file)) {
      return API.client().load(manifests).items();
    }
  }

  private static Container container() {
    return API.client()
        .apps()
        .deployments()
        .inNamespace("shopkeeper-system")
        .withName("shopkeeper")
        .get()
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst();
  }

  /// The definition takes a moment to be served.
  private static void createShop() {
    var shop = new Shop();
    shop.getMetadata().setName("acme");
    shop.getMetadata().setNamespace(API.namespace());
    try {
      API.client().resource(shop).serverSideApply();
    } catch (KubernetesClientException e) {
      throw new AssertionError(e);
    }
  }
}
