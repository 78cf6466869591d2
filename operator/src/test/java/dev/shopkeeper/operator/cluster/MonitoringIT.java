package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import dev.shopkeeper.operator.shop.MonitoringMode;
import dev.shopkeeper.operator.shop.MonitoringSpec;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.Specs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// On a cluster that comes to know ServiceMonitors, and forgets them, while the operator runs.
class MonitoringIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  @AfterEach
  void forget() {
    API.uninstall(ServiceMonitor.DEFINITION);
  }

  @Test
  void noticesThatTheKindComesAndGoesAndComesAgain() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.awaits("acme", "MonitoringReady", "False", "DefinitionMissing");

    API.install(API.serviceMonitorDefinition());
    operator.awaits("acme", "MonitoringReady", "True", "Available");
    assertThat(operator.seen(ServiceMonitor.class, "acme-api").getSpec().endpoints())
        .containsExactly(new ServiceMonitor.Endpoint("metrics", "15s"));
    operator.settled();

    API.uninstall(ServiceMonitor.DEFINITION);
    operator.awaits("acme", "MonitoringReady", "False", "DefinitionMissing");
    Eventually.holds("the operator is healthy", AT_ONCE, operator::isHealthy);

    API.install(API.serviceMonitorDefinition());
    operator.awaits("acme", "MonitoringReady", "True", "Available");
    operator.awaitsReady("acme");
  }

  @Test
  void keepsItsMonitorsAndRemovesThemWhenSwitchedOff() {
    API.install(API.serviceMonitorDefinition());
    operator.create("acme", monitored(MonitoringMode.ENABLED));
    operator.awaits("acme", "MonitoringReady", "True", "Available");
    operator.awaitsReady("acme");
    operator.settled();

    operator.repairs().deletion(ServiceMonitor.class, "acme-api");
    operator
        .repairs()
        .edit(
            ServiceMonitor.class,
            "acme-ui",
            it ->
                it.setSpec(
                    new ServiceMonitor.Spec(
                        it.getSpec().selector(),
                        List.of(new ServiceMonitor.Endpoint("other", "1h")))));

    operator.settled();
    operator.edit("acme", monitored(MonitoringMode.DISABLED));
    operator.awaits("acme", "MonitoringReady", "False", "Disabled");
    Eventually.holds(
        "the ServiceMonitors are gone",
        RunningOperator.SOON,
        () -> operator.find(ServiceMonitor.class, "acme-api") == null);
    assertThat(operator.find(ServiceMonitor.class, "acme-ui")).isNull();
  }

  private static ShopSpec monitored(MonitoringMode mode) {
    return Specs.monitoring(new MonitoringSpec(mode, null, null));
  }
}
