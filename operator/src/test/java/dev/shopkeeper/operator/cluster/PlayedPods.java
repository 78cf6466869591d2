package dev.shopkeeper.operator.cluster;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.util.List;

/// Pods of a Deployment, made and run by hand on a node that is played too: one of Fargate, where
/// each pod has an interface of its own.
final class PlayedPods {
  private final KubernetesClient client;
  private final String namespace;

  PlayedPods(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
    client
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName(namespace)
                .addToLabels("eks.amazonaws.com/compute-type", "fargate")
                .endMetadata()
                .build())
        .create();
    client.nodes().withName(namespace).editStatus(PlayedPods::ready);
  }

  /// Makes a pod of the Deployment's template, whose containers serve at this address. What they do
  /// before their end is left out: a webhook that is older than `preStop.sleep` would cut that, and
  /// the API server refuses what is left.
  void run(String name, String deployment, String address) {
    var template =
        client
            .apps()
            .deployments()
            .inNamespace(namespace)
            .withName(deployment)
            .require()
            .getSpec()
            .getTemplate();
    client
        .resource(
            new PodBuilder()
                .withMetadata(template.getMetadata())
                .editMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withSpec(template.getSpec())
                .editSpec()
                .withNodeName(namespace)
                .endSpec()
                .accept(ContainerBuilder.class, it -> it.withLifecycle(null))
                .build())
        .create();
    pod(name).editStatus(it -> running(it, address));
  }

  void end(String name) {
    pod(name).withGracePeriod(0).delete();
  }

  /// What has to be true beside its containers, that somebody added to the pod.
  List<String> gates(String name) {
    return pod(name).require().getSpec().getReadinessGates().stream()
        .map(PodReadinessGate::getConditionType)
        .toList();
  }

  boolean passesGates(String name) {
    Pod pod = pod(name).require();
    return gates(name).stream().allMatch(gate -> isTrue(pod, gate));
  }

  private static Node ready(Node node) {
    return new NodeBuilder(node)
        .editOrNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }

  private static boolean isTrue(Pod pod, String type) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(it -> it.getType().equals(type) && it.getStatus().equals("True"));
  }

  /// The containers are ready, the pod is not: its gates are closed.
  private static Pod running(Pod pod, String address) {
    return new PodBuilder(pod)
        .editOrNewStatus()
        .withPhase("Running")
        .withPodIP(address)
        .addNewPodIP()
        .withIp(address)
        .endPodIP()
        .addNewCondition()
        .withType("ContainersReady")
        .withStatus("True")
        .endCondition()
        .addNewCondition()
        .withType("Ready")
        .withStatus("False")
        .withReason("ReadinessGatesNotReady")
        .endCondition()
        .endStatus()
        .build();
  }

  private PodResource pod(String name) {
    return client.pods().inNamespace(namespace).withName(name);
  }
}
