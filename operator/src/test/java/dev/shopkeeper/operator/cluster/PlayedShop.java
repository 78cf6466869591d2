package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.metrics.OperatorMetrics;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// One Shop on a real API server and the loop over it, turned by hand: nothing happens by itself,
/// so that each state can be looked at.
final class PlayedShop {
  private static final int ENOUGH = 20;

  private final KubernetesClient client;
  private final String namespace;
  private final ShopReconciler reconciler;

  PlayedShop(KubernetesClient client, String namespace, Release release) {
    this.client = client;
    this.namespace = namespace;
    this.reconciler =
        new ShopReconciler(
            new KubernetesCluster(client, this::owned, Term.ENDLESS, new OperatorMetrics()),
            new EventSources(),
            release,
            InstantSource.system(),
            Duration.ofMinutes(5));
  }

  void want(ShopSpec spec) {
    var shop = new Shop();
    shop.setMetadata(new ObjectMetaBuilder().withName("acme").withNamespace(namespace).build());
    shop.setSpec(spec);
    client.resource(shop).fieldManager("user").forceConflicts().serverSideApply();
  }

  Shop shop() {
    return client.resources(Shop.class).inNamespace(namespace).withName("acme").require();
  }

  /// Reconciles, and lets the cluster be played in between, until nothing more is written.
  void settle(Runnable cluster) {
    for (int i = 0; i < ENOUGH; i++) {
      cluster.run();
      var turn = reconciler.reconcile(shop());
      if (turn.written().isEmpty() && turn.next().compareTo(Duration.ofSeconds(1)) > 0) {
        return;
      }
    }
    throw new AssertionError("Does not come to rest: " + shop().getStatus());
  }

  /// One turn of the loop.
  void reconcile() {
    reconciler.reconcile(shop());
  }

  private List<HasMetadata> owned(String place, String name) {
    return Kinds.WATCHED.stream()
        .<HasMetadata>flatMap(kind ->
            client
                .resources(kind)
                .inNamespace(place)
                .withLabel(Labels.MANAGED_BY, Labels.OPERATOR)
                .withLabel(Labels.INSTANCE, name)
                .list()
                .getItems()
                .stream())
        .toList();
  }
}
