package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import org.junit.jupiter.api.Test;

class EventSourcesTest {
  @Test
  void tellTheShopThatTheLabelsName() {
    assertThat(EventSources.shops(labelled("acme").build()))
        .containsExactly(new ResourceID("acme", "shops"));
  }

  @Test
  void tellTheOwnerToo() {
    var owned =
        labelled("other")
            .editMetadata()
            .addNewOwnerReference()
            .withKind("Shop")
            .withName("acme")
            .endOwnerReference()
            .endMetadata()
            .build();
    assertThat(EventSources.shops(owned))
        .containsExactlyInAnyOrder(
            new ResourceID("acme", "shops"), new ResourceID("other", "shops"));
  }

  @Test
  void tellNothingOfStrangers() {
    assertThat(EventSources.shops(new ConfigMapBuilder().withNewMetadata().endMetadata().build()))
        .isEmpty();
  }

  private static ConfigMapBuilder labelled(String shop) {
    return new ConfigMapBuilder(new ConfigMap())
        .withNewMetadata()
        .withName("any")
        .withNamespace("shops")
        .addToLabels(Labels.INSTANCE, shop)
        .endMetadata();
  }
}
