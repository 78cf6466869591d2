package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;

/// One Shop in a namespace of its own that all tests of a run share, since a shop takes a minute to
/// open. It is made before the first test and deleted with its data after the last.
final class Stage implements AutoCloseable {

  static final String NAMESPACE = "e2e";
  static final String OTHER_NAMESPACE = "e2e-other";

  private static final String MANIFEST =
      """
      apiVersion: shopkeeper.dev/v1alpha1
      kind: Shop
      metadata:
        name: acme
      spec:
        catalog:
          sample: true
        ui:
          locales: [en, de, ar]
      """;

  private final KubernetesClient client = new KubernetesClientBuilder().build();
  private final Browser browser = new Browser();

  /// Makes what is missing, so that a run which was cut short does not spoil the next.
  Scene scene() {
    create(NAMESPACE);
    create(OTHER_NAMESPACE);
    Shop shop = Shop.apply(client, NAMESPACE, MANIFEST);
    shop.ready();
    return new Scene(client, browser, shop);
  }

  private void create(String namespace) {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .serverSideApply();
  }

  @Override
  public void close() {
    browser.close();
    delete(NAMESPACE);
    delete(OTHER_NAMESPACE);
    client.close();
  }

  private void delete(String namespace) {
    client.namespaces().withName(namespace).delete();
    Eventually.holds(
        "namespace " + namespace + " is gone",
        Duration.ofMinutes(3),
        () -> client.namespaces().withName(namespace).get() == null);
    new LeftVolumes(client, namespace).discard();
  }

  /// What a test works with: the cluster, a browser, and an open Shop.
  record Scene(KubernetesClient client, Browser browser, Shop shop) {

    Storefront storefront() {
      return new Storefront(browser, shop.url());
    }

    Database database() {
      return new Database(shop);
    }
  }
}
