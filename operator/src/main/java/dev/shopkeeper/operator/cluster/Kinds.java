package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.stream.Stream;

/// The kinds of objects a Shop may own.
final class Kinds {
  /// Those whose changes are watched.
  static final List<Class<? extends HasMetadata>> WATCHED =
      List.of(
          StatefulSet.class,
          Deployment.class,
          ControllerRevision.class,
          Job.class,
          Service.class,
          ServiceAccount.class,
          ConfigMap.class,
          PersistentVolumeClaim.class,
          NetworkPolicy.class,
          Ingress.class,
          HorizontalPodAutoscaler.class,
          PodDisruptionBudget.class);

  /// Watched as well, in clusters that know it.
  static final Class<ServiceMonitor> OPTIONAL = ServiceMonitor.class;

  /// Read by name alone: Secrets, for the operator may read only those it can name, and volumes,
  /// which belong to everybody.
  private static final List<Class<? extends HasMetadata>> NAMED =
      List.of(Secret.class, PersistentVolume.class);

  private Kinds() {}

  static Class<? extends HasMetadata> type(String kind) {
    return Stream.of(WATCHED.stream(), NAMED.stream(), Stream.of(OPTIONAL))
        .flatMap(types -> types)
        .filter(type -> HasMetadata.getKind(type).equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No kind of a Shop's objects: " + kind));
  }
}
