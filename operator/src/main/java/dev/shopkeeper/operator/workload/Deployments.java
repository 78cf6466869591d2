package dev.shopkeeper.operator.workload;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.RolloutSpec;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Deployments of stateless tiers: rolled one by one, drained before they end, spread apart.
public final class Deployments {
  /// How long a pod lives at most once its end began.
  public static final long DRAIN_AND_FINISH_SECONDS = 45;

  private Deployments() {}

  public static Deployment of(
      Shop shop,
      Component component,
      String name,
      Replicas replicas,
      ConfigMap configuration,
      Pin pin,
      PodSpec pod) {
    var selector = Labels.selector(shop.name(), component);
    var template =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .withLabels(Labels.of(shop.name(), component))
            .addToAnnotations(Annotations.CONFIGURATION, Hash.of(configuration.getData()))
            .endMetadata()
            .withSpec(drained(pod, selector))
            .build();
    return new DeploymentBuilder()
        .withMetadata(Metadata.owned(shop, component, name))
        .withNewSpec()
        .withReplicas(replicas.min())
        .withRevisionHistoryLimit(3)
        .withNewSelector()
        .withMatchLabels(selector)
        .endSelector()
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxUnavailable(new IntOrString(1))
        .withMaxSurge(new IntOrString(1))
        .endRollingUpdate()
        .endStrategy()
        .withTemplate(TemplateRevisions.at(pin, template))
        .withProgressDeadlineSeconds(deadline(shop.getSpec().rollout(), pin))
        .endSpec()
        .build();
  }

  /// The first revision knew no deadline and left it to the cluster, whose own is ten minutes;
  /// there the operator alone keeps to the usual one.
  private static @Nullable Integer deadline(RolloutSpec rollout, Pin pin) {
    return pin.templateRevision() == TemplateRevisions.FIRST
            && rollout.progressDeadline().equals(RolloutSpec.USUAL_DEADLINE)
        ? null
        : (int) rollout.deadline().toSeconds();
  }

  private static PodSpec drained(PodSpec pod, Map<String, String> selector) {
    return new PodSpecBuilder(pod)
        .withTerminationGracePeriodSeconds(DRAIN_AND_FINISH_SECONDS)
        .withTopologySpreadConstraints(Placement.apart(selector))
        .build();
  }
}
