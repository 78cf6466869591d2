package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;

/// Tells when the cluster's network has taken notice of all labels set before: a pod that is closed
/// while it bears one label and open while it bears another.
final class Beacon {

  static final String NAMESPACE = "e2e-pool-beacon";
  static final Duration LIMIT = Duration.ofMinutes(1);

  private static final String LIT = "lit";
  private static final String WATCH =
      """
      for _ in {1..300}; do
        now=no
        if timeout 0.5 bash -c "exec 3<>/dev/tcp/$1" 2>/dev/null; then now=yes; fi
        if [[ $now == "$2" ]]; then echo seen; exit; fi
        sleep 0.02
      done
      """;

  private final Bystander tower;
  private final Bystander watcher;
  private boolean lit = true;

  Beacon(KubernetesClient client) {
    client
        .resource(
            new NetworkPolicyBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName("dark")
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .addToMatchLabels(LIT, "no")
                .endPodSelector()
                .withPolicyTypes("Ingress")
                .endSpec()
                .build())
        .serverSideApply();
    tower = Bystander.create(client, NAMESPACE, "tower", Map.of(LIT, "yes"));
    watcher = Bystander.create(client, NAMESPACE, "watcher", Map.of());
    tower.ready();
    watcher.ready();
  }

  /// Sets the other label, and waits until that is noticed.
  void turn() {
    lit = !lit;
    String expected = lit ? "yes" : "no";
    tower.label(Map.of(LIT, expected));
    String answer =
        watcher
            .container()
            .run(
                "bash",
                "-c",
                WATCH,
                "watch",
                tower.address() + "/" + Bystander.PORTS.getFirst(),
                expected);
    if (!answer.contains("seen")) {
      throw new AssertionError(
          "The cluster's network does not follow the labels of pods: the beacon is not lit="
              + expected);
    }
  }
}
