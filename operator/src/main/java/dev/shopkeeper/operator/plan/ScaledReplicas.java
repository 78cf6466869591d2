package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Optional;

/// Whose the `replicas` of a Deployment are: the operator's at its birth, its autoscaler's and
/// everybody's ever after.
final class ScaledReplicas {
  private ScaledReplicas() {}

  /// What is wanted of objects: of a Deployment that exists, no number.
  static List<HasMetadata> wanted(List<HasMetadata> objects, Observed observed) {
    return objects.stream().map(object -> wanted(object, observed)).toList();
  }

  private static HasMetadata wanted(HasMetadata object, Observed observed) {
    if (!(object instanceof Deployment deployment)
        || observed.find(ObjectKey.of(object)).isEmpty()) {
      return object;
    }
    return new DeploymentBuilder(deployment).editSpec().withReplicas(null).endSpec().build();
  }

  /// The number that an apply would give up, if it is ours. What nobody owns goes back to its
  /// default, which is one pod: so it is left to others at its present value first.
  static Optional<HasMetadata> left(HasMetadata wanted, HasMetadata live) {
    return wanted instanceof Deployment deployment
            && deployment.getSpec().getReplicas() == null
            && live instanceof Deployment present
            && Drift.isOurs(live, "spec", "replicas")
        ? Optional.of(only(present))
        : Optional.empty();
  }

  private static Deployment only(Deployment present) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(present.getMetadata().getName())
        .withNamespace(present.getMetadata().getNamespace())
        .withUid(present.getMetadata().getUid())
        .endMetadata()
        .withNewSpec()
        .withReplicas(present.getSpec().getReplicas())
        .endSpec()
        .build();
  }
}
