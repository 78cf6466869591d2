package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Shops do not mix: not in one namespace, and not under one name in two.
@ExtendWith(OnStage.class)
class NeighboursIT {

  private static final String EMPTY_SHOP =
      """
      apiVersion: shopkeeper.dev/v1alpha1
      kind: Shop
      metadata:
        name: %s
      spec: {}
      """;

  private final Scene scene;

  NeighboursIT(Scene scene) {
    this.scene = scene;
  }

  @Test
  void livesBesideAnotherShopOfItsNamespace() {
    livesBeside(Shop.apply(scene.client(), Stage.NAMESPACE, EMPTY_SHOP.formatted("bakery")));
  }

  @Test
  void livesBesideAShopOfItsNameInAnotherNamespace() {
    livesBeside(Shop.apply(scene.client(), Stage.OTHER_NAMESPACE, EMPTY_SHOP.formatted("acme")));
  }

  private void livesBeside(Shop neighbour) {
    neighbour.ready();
    try {
      assertThat(new Database(neighbour).value("SELECT count(*) FROM products")).isEqualTo("0");
      assertThat(scene.database().value("SELECT count(*) FROM products")).isEqualTo("24");
      assertThat(neighbour.url()).isNotEqualTo(scene.shop().url());
      assertThat(scene.shop().isReady()).isTrue();
    } finally {
      neighbour.delete();
    }
  }
}
