package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.AuditEvent;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the operator takes for the present when it starts.
class ConsistentListsIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  @AfterEach
  void forget() {
    API.uninstall(ServiceMonitor.DEFINITION);
  }

  /// A version, 0 above all, would let an API server answer from what it remembers.
  @Test
  void noListIsContentWithThePast() {
    API.install(API.serviceMonitorDefinition());
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaits("acme", "MonitoringReady", "True", "Available");

    List<AuditEvent> lists =
        API.audit().stream()
            .filter(event -> event.user().equals(RunningOperator.USER))
            .filter(event -> event.verb().equals("list"))
            .toList();

    assertThat(lists.stream().map(AuditEvent::resource).collect(Collectors.toSet()))
        .contains("shops", "configmaps", "customresourcedefinitions", "servicemonitors");
    assertThat(lists)
        .allSatisfy(
            event -> assertThat(event.uri()).contains("limit=").doesNotContain("resourceVersion="));
  }
}
