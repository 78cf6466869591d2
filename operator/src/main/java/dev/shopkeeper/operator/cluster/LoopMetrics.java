package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.metrics.OperatorMetrics;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts what the loop does for Shops; the canary's rounds are not work.
record LoopMetrics(OperatorMetrics metrics) implements Metrics {
  @Override
  public void reconcileCustomResource(
      HasMetadata resource, @Nullable RetryInfo retry, Map<String, Object> metadata) {
    if (resource instanceof Shop && retry != null) {
      metrics.retried();
    }
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    return execution.controllerName().equals(ShopReconciler.NAME)
        ? metrics.reconciliation(execution::execute)
        : execution.execute();
  }
}
