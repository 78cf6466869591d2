package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.PlayedKubelet;
import dev.shopkeeper.operator.workload.Images;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An operator on the API server of a test, with kubelets played in the test's namespace.
final class RunningOperator implements AutoCloseable {
  static final String USER = "shopkeeper-under-test";
  static final Duration SOON = Duration.ofSeconds(30);
  static final Images RELEASE =
      new Images("example.org/api:1", "example.org/ui:1", "example.org/db:1");

  private final ApiServer api;
  private final String namespace;
  private @Nullable ShopOperator operator;

  final PlayedKubelet kubelet;

  RunningOperator(ApiServer api, String namespace) {
    this.api = api;
    this.namespace = namespace;
    api.install(Crd.FILE);
    kubelet = new PlayedKubelet(api.client(), namespace);
    start(RELEASE);
  }

  void start(Images release) {
    operator =
        new ShopOperator(api.clientForUser(USER, "system:masters"), release, Clock.systemUTC());
    operator.start();
  }

  void stop() {
    if (operator != null) {
      operator.close();
      operator = null;
    }
  }

  KubernetesClient client() {
    return api.client();
  }

  Shop create(String name, ShopSpec spec) {
    var shop = new Shop();
    shop.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    shop.setSpec(spec);
    return client().resource(shop).create();
  }

  void delete(String name) {
    client().resources(Shop.class).inNamespace(namespace).withName(name).delete();
  }

  Shop get(String name) {
    return client().resources(Shop.class).inNamespace(namespace).withName(name).get();
  }

  /// Waits until the Shop's current generation has the condition with this status and reason.
  Condition awaits(String name, String type, String status, String reason) {
    try {
      return Eventually.present(
          "%s %s=%s %s".formatted(name, type, status, reason),
          SOON,
          () -> {
            Shop shop = get(name);
            return shop == null
                ? null
                : shop.statusOrEmpty()
                    .condition(type)
                    .filter(condition -> condition.observedGeneration() == shop.generation())
                    .filter(condition -> condition.status().equals(status))
                    .filter(condition -> condition.reason().equals(reason))
                    .orElse(null);
          });
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; seen: " + get(name).getStatus(), e);
    }
  }

  void awaitsReady(String name) {
    awaits(name, "Ready", "True", "Available");
  }

  <T extends HasMetadata> @Nullable T find(Class<T> type, String name) {
    return client().resources(type).inNamespace(namespace).withName(name).get();
  }

  @Override
  public void close() {
    stop();
    kubelet.close();
  }
}
