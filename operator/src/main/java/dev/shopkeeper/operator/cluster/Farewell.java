package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.durable.DataDeletion;
import dev.shopkeeper.operator.naming.Finalizers;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.status.Announcement;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a Shop waits for the operator when it is deleted, and what is done when it is.
final class Farewell {
  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

  private Farewell() {}

  /// A Shop waits only where its data is to go with it: any other goes at once, whether the
  /// operator runs or not. One that is paused altogether is prepared for nothing, for its volume is
  /// not either.
  static Optional<Shop> prepare(Cluster cluster, Shop shop) {
    boolean confirmed = DataDeletion.isConfirmed(shop);
    boolean paused = shop.getSpec().paused() == Pause.ALL;
    return paused || confirmed == shop.hasFinalizer(Finalizers.DATA)
        ? Optional.empty()
        : Optional.of(cluster.setFinalizer(shop, Finalizers.DATA, confirmed));
  }

  /// Deletes the data that is to go, then lets the Shop go. The claim may still wait for its pod,
  /// which goes with the Shop: waiting for it here would be waiting for ever.
  static Outcome of(Cluster cluster, Shop shop, Instant now) {
    if (!shop.hasFinalizer(Finalizers.DATA)) {
      return new Outcome(Optional.empty(), Pace.IDLE);
    }
    List<HasMetadata> pending =
        DataDeletion.pending(shop, cluster.observe(shop, DataDeletion.keys(shop)));
    if (pending.isEmpty()) {
      cluster.setFinalizer(shop, Finalizers.DATA, false);
      return new Outcome(Optional.empty(), Pace.IDLE);
    }
    return new Outcome(Optional.empty(), delete(cluster, shop, pending, now));
  }

  private static Duration delete(
      Cluster cluster, Shop shop, List<HasMetadata> pending, Instant now) {
    try {
      pending.forEach(object -> cluster.deleteData(shop, object));
      return Pace.AFTER_CHANGES;
    } catch (RefusedException e) {
      LOG.warn("the data of {} cannot be deleted: {}", shop.identity(), e.getMessage());
      cluster.announce(
          shop,
          new Announcement(
              true, Reason.DELETION_REFUSED.toString(), String.valueOf(e.getMessage())),
          now);
      return Pace.AFTER_REFUSAL;
    }
  }
}
