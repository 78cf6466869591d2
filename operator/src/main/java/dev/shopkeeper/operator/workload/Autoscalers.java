package dev.shopkeeper.operator.workload;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.ScalingMetric;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpecBuilder;
import java.util.ArrayList;
import java.util.List;

/// Autoscalers of Deployments: quick to add pods, which is their default, and a minute late to
/// remove them.
public final class Autoscalers {
  private static final int CALM_SECONDS = 60;

  private Autoscalers() {}

  public static HorizontalPodAutoscaler of(
      Shop shop, Component component, String deployment, Replicas replicas) {
    return new HorizontalPodAutoscalerBuilder()
        .withMetadata(Metadata.owned(shop, component, deployment))
        .withNewSpec()
        .withNewScaleTargetRef()
        .withApiVersion("apps/v1")
        .withKind("Deployment")
        .withName(deployment)
        .endScaleTargetRef()
        .withMinReplicas(replicas.min())
        .withMaxReplicas(replicas.most())
        .withMetrics(metrics(replicas))
        .withNewBehavior()
        .withNewScaleDown()
        .withStabilizationWindowSeconds(CALM_SECONDS)
        .endScaleDown()
        .endBehavior()
        .endSpec()
        .build();
  }

  private static List<MetricSpec> metrics(Replicas replicas) {
    var metrics = new ArrayList<MetricSpec>();
    metrics.add(utilization("cpu", replicas.targetCpuPercent()));
    if (replicas.targetMemoryPercent() != null) {
      metrics.add(utilization("memory", replicas.targetMemoryPercent()));
    }
    if (replicas.metric() != null) {
      metrics.add(average(replicas.metric()));
    }
    return metrics;
  }

  private static MetricSpec utilization(String resource, int percent) {
    return new MetricSpecBuilder()
        .withType("Resource")
        .withNewResource()
        .withName(resource)
        .withNewTarget()
        .withType("Utilization")
        .withAverageUtilization(percent)
        .endTarget()
        .endResource()
        .build();
  }

  private static MetricSpec average(ScalingMetric metric) {
    return new MetricSpecBuilder()
        .withType("Pods")
        .withNewPods()
        .withNewMetric()
        .withName(metric.name())
        .endMetric()
        .withNewTarget()
        .withType("AverageValue")
        .withAverageValue(new Quantity(metric.target()))
        .endTarget()
        .endPods()
        .build();
  }
}
