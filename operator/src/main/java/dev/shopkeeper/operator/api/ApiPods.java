package dev.shopkeeper.operator.api;

import static dev.shopkeeper.operator.workload.Volumes.keys;
import static dev.shopkeeper.operator.workload.Volumes.projected;
import static dev.shopkeeper.operator.workload.Volumes.readOnlyAt;
import static dev.shopkeeper.operator.workload.Volumes.scratch;

import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.naming.Ports;
import dev.shopkeeper.operator.workload.PodSecurity;
import dev.shopkeeper.operator.workload.Volumes;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What every pod made from the API's image has in common, whichever command it runs.
final class ApiPods {
  private ApiPods() {}

  static Map<String, String> environment(Names names) {
    return new TreeMap<>(
        Map.of(
            "DATABASE_HOST", names.database(),
            "DATABASE_PORT", String.valueOf(Ports.DATABASE),
            "DATABASE_NAME", "ecommerce"));
  }

  static PodSpecBuilder pod(Names names) {
    return new PodSpecBuilder()
        .withServiceAccountName(names.api())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(PodSecurity.pod(PodSecurity.NONROOT));
  }

  static ContainerBuilder container(String name, String image) {
    return new ContainerBuilder()
        .withName(name)
        .withImage(image)
        .withSecurityContext(PodSecurity.container());
  }

  /// The database's folder: who to log in as, and whom to trust.
  static Volume database(Names names, String credentials) {
    return projected(
        "database",
        keys(credentials, "username", "password"),
        keys(names.databaseCertificate(), "ca.crt"));
  }

  static Volume tmp() {
    return scratch("tmp", "64Mi");
  }

  static List<VolumeMount> mounts() {
    return List.of(readOnlyAt("/etc/shop/database", "database"), Volumes.at("/tmp", "tmp"));
  }
}
