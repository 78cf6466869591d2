package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What `render` prints is taken by an API server that enforces Pod Security `restricted`.
@TestInstance(Lifecycle.PER_CLASS)
class PodSecurityIT {

  private static final String NAMESPACE = "e2e-restricted";

  private final KubernetesClient client = new KubernetesClientBuilder().build();

  @BeforeAll
  void createANamespaceThatEnforces() {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(NAMESPACE)
                .withLabels(
                    Map.of(
                        "pod-security.kubernetes.io/enforce", "restricted",
                        "pod-security.kubernetes.io/warn", "restricted"))
                .endMetadata()
                .build())
        .serverSideApply();
  }

  @AfterAll
  void deleteTheNamespace() {
    client.namespaces().withName(NAMESPACE).delete();
    client.close();
  }

  @Test
  void takesTheRenderedSampleWithoutAWarning() {
    String objects =
        Command.run("", List.of("hack/render", "samples/shop.yaml", "--namespace", NAMESPACE));
    assertThat(objects).contains("kind: StatefulSet", "kind: Deployment");

    String answer = Command.run(objects, dryRun());

    assertThat(answer).doesNotContain("Warning").contains("serverside-applied");
  }

  @Test
  void wouldWarnOfAPodThatDoesNotKeepTheRules() {
    String answer =
        Command.run(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: careless}
            spec:
              selector: {matchLabels: {app: careless}}
              template:
                metadata: {labels: {app: careless}}
                spec: {containers: [{name: careless, image: careless}]}
            """,
            dryRun());

    assertThat(answer).contains("Warning");
  }

  private static List<String> dryRun() {
    return List.of(
        "kubectl", "apply", "--server-side", "--dry-run=server", "-n", NAMESPACE, "-f", "-");
  }
}
