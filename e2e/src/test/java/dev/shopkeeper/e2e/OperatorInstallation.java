package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.time.Duration;
import java.util.List;

/// The operator as it is installed: its settings, and its roll-out.
record OperatorInstallation(KubernetesClient client) {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String HOLD = "NEWEST_TEMPLATE_REVISION";

  /// Another operator takes over that lets Shops advance to this revision at most.
  void holdAt(int revision) {
    roll(List.of(new EnvVar(HOLD, String.valueOf(revision), null)));
  }

  /// Another operator takes over that holds nobody back.
  void release() {
    roll(List.of());
  }

  private void roll(List<EnvVar> held) {
    Deployment rolled =
        deployment()
            .edit(now -> {
              List<EnvVar> environment =
                  now.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv();
              environment.removeIf(variable -> variable.getName().equals(HOLD));
              environment.addAll(held);
              return now;
            });
    long generation = rolled.getMetadata().getGeneration();
    Eventually.holds("the operator is rolled out", LIMIT, () -> isRolledOut(generation));
  }

  private boolean isRolledOut(long generation) {
    Deployment now = deployment().require();
    var status = now.getStatus();
    Integer wanted = now.getSpec().getReplicas();
    return status.getObservedGeneration() >= generation
        && wanted.equals(status.getUpdatedReplicas())
        && wanted.equals(status.getAvailableReplicas())
        && wanted.equals(status.getReplicas());
  }

  private RollableScalableResource<Deployment> deployment() {
    return client.apps().deployments().inNamespace("shopkeeper-system").withName("shopkeeper");
  }
}
