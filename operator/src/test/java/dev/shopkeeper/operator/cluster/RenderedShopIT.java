package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.render.Manifest;
import dev.shopkeeper.operator.render.Rendering;
import dev.shopkeeper.operator.testing.ApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is rendered passes Pod Security `restricted`, enforced and warned of, without a word.
class RenderedShopIT {
  @RegisterExtension private static final ApiServer API = ApiServer.create();

  @ParameterizedTest
  @ValueSource(
      strings = {"minimal.yaml", "shop.yaml", "edge.yaml", "edge-aws.yaml", "tailored.yaml"})
  void isAcceptedWithoutAWarning(String sample) throws IOException {
    var shop = Manifest.shop(Files.readString(Path.of("..", "samples", sample)));
    shop.getMetadata().setNamespace(API.namespace());
    List<String> warnings = new CopyOnWriteArrayList<>();

    try (KubernetesClient client = listening(warnings)) {
      for (HasMetadata object : Rendering.of(shop, World.RELEASE)) {
        assertThat(client.resource(object).dryRun().serverSideApply()).isNotNull();
      }
    }

    assertThat(warnings).isEmpty();
  }

  @Test
  void wouldBeWarnedOf() throws IOException {
    var shop = Manifest.shop(Files.readString(Path.of("..", "samples", "minimal.yaml")));
    shop.getMetadata().setNamespace(API.namespace());
    List<String> warnings = new CopyOnWriteArrayList<>();

    try (KubernetesClient client = listening(warnings)) {
      for (HasMetadata object : Rendering.of(shop, World.RELEASE)) {
        if (object instanceof Deployment deployment) {
          deployment.getSpec().getTemplate().getSpec().setSecurityContext(null);
          client.resource(deployment).dryRun().serverSideApply();
        }
      }
    }

    assertThat(warnings).anyMatch(warning -> warning.contains("would violate PodSecurity"));
  }

  private static KubernetesClient listening(List<String> warnings) {
    var listener =
        new Interceptor() {
          @Override
          public void after(
              HttpRequest request,
              HttpResponse<?> response,
              AsyncBody.Consumer<List<ByteBuffer>> consumer) {
            warnings.addAll(response.headers("Warning"));
          }
        };
    return new KubernetesClientBuilder()
        .withConfig(API.admin())
        .withHttpClientBuilderConsumer(
            builder -> builder.addOrReplaceInterceptor("warnings", listener))
        .build();
  }
}
