package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShopLifecycleIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  @SuppressWarnings("NullAway.Init")
  private RunningOperator operator;

  @BeforeEach
  void start() {
    operator = new RunningOperator(API, API.newNamespace());
  }

  @AfterEach
  void stop() {
    operator.close();
  }

  @Test
  void bringsAnEmptySpecToReady() {
    operator.create("acme", ShopSpec.DEFAULT);

    operator.awaitsReady("acme");
    Shop acme = operator.get("acme");
    assertThat(acme.statusOrEmpty().url()).startsWith("http://10.89.1.");
    assertThat(acme.statusOrEmpty().observedGeneration()).isEqualTo(acme.generation());
    assertThat(acme.statusOrEmpty().conditions())
        .extracting(condition -> condition.type() + "=" + condition.status())
        .containsExactly(
            "Ready=True",
            "Progressing=False",
            "Degraded=False",
            "DatabaseReady=True",
            "ApiReady=True",
            "UiReady=True");
    assertThat(acme.statusOrEmpty().data()).hasSize(6);
    assertThat(acme.statusOrEmpty().database().initialised()).isTrue();
  }
}
