package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import dev.shopkeeper.operator.shop.MonitoringMode;
import dev.shopkeeper.operator.shop.MonitoringSpec;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.Specs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MonitoringTest {
  private final World world = new World();

  @ParameterizedTest
  @EnumSource(
      value = MonitoringMode.class,
      names = {"AUTO", "ENABLED"})
  void saysWhatIsMissingAndIsReadyAllTheSame(MonitoringMode mode) {
    world.with(monitored(mode)).settle();

    assertThat(world.isReady()).isTrue();
    assertThat(world.condition("Progressing").status()).isEqualTo("False");
    assertThat(world.condition("MonitoringReady").reason()).isEqualTo("DefinitionMissing");
    assertThat(world.condition("MonitoringReady").message()).contains("Install the Custom");
    assertThat(world.reconcile().next()).isEqualTo(Pace.IDLE);
  }

  @Test
  void beginsWhenTheClusterLearnsTheKindAndEndsWhenItForgets() {
    world.with(ShopSpec.DEFAULT).settle();
    assertThat(world.cluster.find(ServiceMonitor.class, "acme-api")).isEmpty();

    world.cluster.learn();
    world.settle();
    assertThat(world.cluster.find(ServiceMonitor.class, "acme-api")).isPresent();
    assertThat(world.cluster.find(ServiceMonitor.class, "acme-ui")).isPresent();
    assertThat(world.condition("MonitoringReady").status()).isEqualTo("True");

    world.cluster.forget();
    world.settle();
    assertThat(world.condition("MonitoringReady").reason()).isEqualTo("DefinitionMissing");
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void goesWhenItIsSwitchedOff() {
    world.cluster.learn();
    world.with(ShopSpec.DEFAULT).settle();

    world.with(monitored(MonitoringMode.DISABLED)).settle();

    assertThat(world.cluster.all()).noneMatch(ServiceMonitor.class::isInstance);
    assertThat(world.condition("MonitoringReady").reason()).isEqualTo("Disabled");
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void isNoReasonForAShopToBeDegraded() {
    world.cluster.learn();
    world.cluster.refuse(ObjectKey.of(ServiceMonitor.class, "acme-ui"), "a webhook says no");

    world.with(ShopSpec.DEFAULT);
    for (int i = 0; i < 20; i++) {
      world.kubelet.reportOn(world.cluster, world.now());
      world.reconcile();
    }

    assertThat(world.isReady()).isTrue();
    assertThat(world.condition("Degraded").status()).isEqualTo("False");
    assertThat(world.condition("MonitoringReady").reason()).isEqualTo("ApplyRefused");
    assertThat(world.condition("MonitoringReady").message()).contains("a webhook says no");
  }

  private static ShopSpec monitored(MonitoringMode mode) {
    return Specs.monitoring(new MonitoringSpec(mode, null, null));
  }
}
