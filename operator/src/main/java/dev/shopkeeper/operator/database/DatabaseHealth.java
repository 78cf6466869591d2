package dev.shopkeeper.operator.database;

import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.Reason;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import org.jspecify.annotations.Nullable;

/// How the database fares: ready when the one pod is of the newest template and accepts.
public final class DatabaseHealth {
  private DatabaseHealth() {}

  public static Health of(Names names, Observed observed, IssuedCertificate certificate) {
    if (certificate.problem().isPresent()) {
      return Health.failed(
          Reason.AUTHORITY_UNUSABLE,
          "Secret %s cannot sign the database's certificate: %s. Restore the Secret from a backup."
              .formatted(names.authority(), certificate.problem().get()));
    }
    return observed
        .find(StatefulSet.class, names.database())
        .map(DatabaseHealth::of)
        .orElseGet(() -> Health.waiting(Reason.NOT_CREATED, "The database does not exist yet."));
  }

  private static Health of(StatefulSet set) {
    StatefulSetStatus status = set.getStatus();
    Long generation = set.getMetadata().getGeneration();
    if (status == null
        || status.getObservedGeneration() == null
        || (generation != null && status.getObservedGeneration() < generation)) {
      return Health.waiting(
          Reason.STARTING, "The database's StatefulSet has not been acted on yet.");
    }
    boolean newest = number(status.getUpdatedReplicas()) >= 1;
    boolean accepts = number(status.getReadyReplicas()) >= 1;
    return newest && accepts
        ? Health.ready()
        : Health.waiting(
            Reason.STARTING,
            "The database's pod %s."
                .formatted(newest ? "does not accept connections yet" : "is being replaced"));
  }

  private static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
