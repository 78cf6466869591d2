package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// A loop, a cluster in memory and a clock that tests turn.
final class World {
  static final Release RELEASE =
      Release.of(new Images("example.org/api:1", "example.org/ui:1", "example.org/db:1"));

  /// More than any Shop needs from nothing to Ready.
  private static final int ENOUGH = 20;

  final FakeCluster cluster = new FakeCluster();
  final FakeKubelet kubelet = new FakeKubelet();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private ShopReconciler reconciler = restarted(RELEASE);

  World with(ShopSpec spec) {
    var shop = new Shop();
    shop.setMetadata(new ObjectMetaBuilder().withName("acme").withNamespace("shops").build());
    shop.setSpec(spec);
    cluster.put(shop);
    return this;
  }

  /// A new process of the operator, perhaps of another release.
  void restart(Release release) {
    reconciler = restarted(release);
  }

  Outcome reconcile() {
    return reconciler.reconcile(cluster.shop());
  }

  /// As when reconciles fail again and again.
  void fails(Exception failure) {
    reconciler.failed(cluster.shop(), failure);
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  /// Reconciles, and lets the kubelet report in between, until nothing changes any more.
  World settle() {
    for (int i = 0; i < ENOUGH; i++) {
      int before = cluster.changes().size();
      kubelet.reportOn(cluster, now);
      reconcile();
      passes(Duration.ofSeconds(1));
      if (cluster.changes().size() == before) {
        return this;
      }
    }
    throw new AssertionError("Does not come to rest: " + cluster.changes());
  }

  Condition condition(String type) {
    return cluster.shop().statusOrEmpty().condition(type).orElseThrow();
  }

  boolean isReady() {
    return condition("Ready").status().equals("True");
  }

  /// Of the pods of each tier that there is, by its name.
  Map<String, PodTemplateSpec> templates() {
    var templates = new TreeMap<String, PodTemplateSpec>();
    cluster
        .all()
        .forEach(object -> {
          if (object instanceof Deployment it) {
            templates.put(it.getMetadata().getName(), it.getSpec().getTemplate());
          } else if (object instanceof StatefulSet it) {
            templates.put(it.getMetadata().getName(), it.getSpec().getTemplate());
          }
        });
    return templates;
  }

  private ShopReconciler restarted(Release release) {
    return new ShopReconciler(cluster, new EventSources(), release, () -> now, Pace.IDLE);
  }
}
