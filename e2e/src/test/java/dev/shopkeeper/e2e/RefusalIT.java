package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A wrong edit is refused with the field's name, and the open shop does not notice.
@ExtendWith(OnStage.class)
class RefusalIT {

  private final Scene scene;

  RefusalIT(Scene scene) {
    this.scene = scene;
  }

  @Test
  void refusesToShrinkTheStorage() {
    List<String> before = podUids();
    String database = scene.database().podUid();

    assertThatThrownBy(() ->
            Shop.apply(
                scene.client(),
                scene.shop().namespace(),
                """
                apiVersion: shopkeeper.dev/v1alpha1
                kind: Shop
                metadata:
                  name: acme
                spec:
                  catalog:
                    sample: true
                  database:
                    storage:
                      size: 1Gi
                """))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("spec.database.storage");

    assertThat(scene.shop().isReady()).isTrue();
    // An autoscaler may still take away what load before had brought; what serves is the same.
    assertThat(podUids()).isNotEmpty().isSubsetOf(before);
    assertThat(scene.database().podUid()).isEqualTo(database);
  }

  @Test
  void refusesAFieldItDoesNotKnow() {
    assertThatThrownBy(() ->
            Shop.apply(
                scene.client(),
                scene.shop().namespace(),
                """
                apiVersion: shopkeeper.dev/v1alpha1
                kind: Shop
                metadata:
                  name: bakery
                spec:
                  api:
                    replicas:
                      minimum: 3
                """))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("minimum");
  }

  private List<String> podUids() {
    return scene.shop().pods().stream().map(RefusalIT::uid).sorted().toList();
  }

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }
}
