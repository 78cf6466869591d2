package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Finalizers;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What wakes the operator, and what does not: annotations change no generation.
class NewsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        Annotations.RESTART,
        Annotations.ADVANCE,
        Annotations.RECONCILE,
        Annotations.CONFIRM_DELETION
      })
  void hearsTheAnnotationsThatAsk(String name) {
    assertThat(News.isIn(shop(1, Map.of(name, "1")), shop(1, Map.of()))).isTrue();
    assertThat(News.isIn(shop(1, Map.of(name, "2")), shop(1, Map.of(name, "1")))).isTrue();
    assertThat(News.isIn(shop(1, Map.of(name, "1")), shop(1, Map.of(name, "1")))).isFalse();
  }

  @Test
  void hearsTheSpecAndTheEnd() {
    assertThat(News.isIn(shop(2, Map.of()), shop(1, Map.of()))).isTrue();
    Shop leaving = shop(1, Map.of());
    leaving.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");
    assertThat(News.isIn(leaving, shop(1, Map.of()))).isTrue();
    Shop held = shop(1, Map.of());
    held.addFinalizer(Finalizers.DATA);
    assertThat(News.isIn(shop(1, Map.of()), held)).isTrue();
  }

  @Test
  void hearsNeitherItsOwnWordsNorOtherAnnotations() {
    Shop told = shop(1, Map.of());
    told.setStatus(ShopStatus.EMPTY);
    assertThat(News.isIn(told, shop(1, Map.of()))).isFalse();
    assertThat(News.isIn(shop(1, Map.of("example.org/note", "a")), shop(1, Map.of()))).isFalse();
  }

  private static Shop shop(long generation, Map<String, String> annotations) {
    var shop = new Shop();
    shop.setMetadata(
        new ObjectMetaBuilder()
            .withName("acme")
            .withUid("u1")
            .withGeneration(generation)
            .withAnnotations(annotations)
            .build());
    return shop;
  }
}
