package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A namespace is deleted by mistake. The volume stays, a Shop elsewhere takes it up, and the order
/// is still there; in the end that Shop goes with its data, as it was told and confirmed.
@ExtendWith(OnStage.class)
class TakeUpIT {

  private static final String LOST = "e2e-lost";
  private static final String FOUND = "e2e-found";
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String CUSTOMER = "ada@example.org";
  private static final String BEFORE =
      """
      apiVersion: shopkeeper.dev/v1alpha1
      kind: Shop
      metadata:
        name: bakery
      spec:
        catalog:
          sample: true
        database:
          storage:
            size: 1Gi
      """;

  private final Scene scene;
  private final KubernetesClient client;

  TakeUpIT(Scene scene) {
    this.scene = scene;
    this.client = scene.client();
  }

  @AfterEach
  void leavesNothing() {
    for (String namespace : List.of(LOST, FOUND)) {
      delete(namespace);
      new LeftVolumes(client, namespace).discard();
    }
  }

  @Test
  void anOrderOutlivesItsNamespace() {
    create(LOST);
    create(FOUND);
    Shop bakery = Shop.apply(client, LOST, BEFORE);
    new Storefront(scene.browser(), bakery.ready()).buy(2, CUSTOMER);
    String volume = volumeOf(bakery);

    delete(LOST);

    Eventually.holds("the volume is left", LIMIT, () -> phase(volume).equals("Released"));
    Shop rescued = Shop.apply(client, FOUND, takingUp(volume));
    Eventually.holds(
        "leave is asked for",
        LIMIT,
        () ->
            rescued
                .condition("Ready")
                .filter(ready -> ready.getReason().equals("Conflict"))
                .isPresent());
    permit(volume, FOUND + "/rescued");
    rescued.ready();
    assertThat(
            new Database(rescued)
                .value("SELECT customer_email || ' ' || status FROM orders ORDER BY id"))
        .isEqualTo(CUSTOMER + " pending");

    goesWithItsDataOnceThatIsConfirmed(rescued, volume);
  }

  private void goesWithItsDataOnceThatIsConfirmed(Shop shop, String volume) {
    shop.change("{\"spec\": {\"deletionPolicy\": \"Delete\"}}");
    assertThatThrownBy(shop::delete)
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("shopkeeper.dev/confirm-deletion=");

    shop.change(
        "{\"metadata\": {\"annotations\": {\"shopkeeper.dev/confirm-deletion\": \"%s\"}}}"
            .formatted(shop.get().getMetadata().getUid()));
    Eventually.holds(
        "the operator took note",
        LIMIT,
        () -> shop.get().getMetadata().getFinalizers().contains("shopkeeper.dev/data"));
    shop.delete();

    Eventually.holds(
        "nothing is left of it",
        LIMIT,
        () ->
            client.persistentVolumes().withName(volume).get() == null
                && client
                    .secrets()
                    .inNamespace(FOUND)
                    .withLabel("shopkeeper.dev/data", "true")
                    .list()
                    .getItems()
                    .isEmpty());
  }

  private String volumeOf(Shop shop) {
    return client
        .persistentVolumeClaims()
        .inNamespace(shop.namespace())
        .withName(shop.name() + "-database-0")
        .require()
        .getSpec()
        .getVolumeName();
  }

  private String phase(String volume) {
    return client.persistentVolumes().withName(volume).require().getStatus().getPhase();
  }

  /// As who administers the volumes does it.
  private void permit(String volume, String shop) {
    client
        .persistentVolumes()
        .withName(volume)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\": {\"annotations\": {\"shopkeeper.dev/take-up\": \"%s\"}}}"
                .formatted(shop));
  }

  private void create(String namespace) {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .serverSideApply();
  }

  private void delete(String namespace) {
    client.namespaces().withName(namespace).delete();
    Eventually.holds(
        "namespace " + namespace + " is gone",
        LIMIT,
        () -> client.namespaces().withName(namespace).get() == null);
  }

  private static String takingUp(String volume) {
    return """
    apiVersion: shopkeeper.dev/v1alpha1
    kind: Shop
    metadata:
      name: rescued
    spec:
      database:
        storage:
          size: 1Gi
          volumeName: %s
    """
        .formatted(volume);
  }
}
