package dev.shopkeeper.operator.network;

import dev.shopkeeper.operator.naming.Ports;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Single permissions, to be put together into policies.
final class Edges {
  /// The cluster's name server, by the label that every distribution gives it.
  static final NetworkPolicyEgressRule DNS =
      new NetworkPolicyEgressRuleBuilder()
          .addNewTo()
          .withNewNamespaceSelector()
          .addToMatchLabels("kubernetes.io/metadata.name", "kube-system")
          .endNamespaceSelector()
          .withNewPodSelector()
          .addToMatchLabels("k8s-app", "kube-dns")
          .endPodSelector()
          .endTo()
          .withPorts(port("UDP", Ports.DNS), port("TCP", Ports.DNS))
          .build();

  /// Where clouds hand out a machine's own credentials.
  private static final List<String> METADATA = List.of("169.254.0.0/16", "100.100.100.200/32");

  private static final List<String> METADATA_IPV6 = List.of("fe80::/10", "fd00:ec2::/32");

  private Edges() {}

  static NetworkPolicyIngressRule fromAnyone(int port) {
    return new NetworkPolicyIngressRuleBuilder().withPorts(port("TCP", port)).build();
  }

  static NetworkPolicyIngressRule fromPods(List<Map<String, String>> pods, int port) {
    return from(pods.stream().map(Edges::peer).toList(), port);
  }

  /// None for no namespaces: a rule without a peer would admit everybody.
  static Optional<NetworkPolicyIngressRule> fromNamespaces(List<String> namespaces, int port) {
    return namespaces.isEmpty()
        ? Optional.empty()
        : Optional.of(from(namespaces.stream().map(Edges::namespace).toList(), port));
  }

  static NetworkPolicyEgressRule toPods(Map<String, String> pods, int port) {
    return new NetworkPolicyEgressRuleBuilder()
        .withTo(peer(pods))
        .withPorts(port("TCP", port))
        .build();
  }

  /// Policies know no host names, so: everywhere on one port, but for the machines' own metadata.
  /// Pods are named besides, for some networks do not count them among addresses.
  static NetworkPolicyEgressRule toAnyone(int port) {
    return new NetworkPolicyEgressRuleBuilder()
        .withTo(
            block("0.0.0.0/0", METADATA),
            block("::/0", METADATA_IPV6),
            new NetworkPolicyPeerBuilder()
                .withNewNamespaceSelector()
                .endNamespaceSelector()
                .build())
        .withPorts(port("TCP", port))
        .build();
  }

  private static NetworkPolicyPeer block(String addresses, List<String> except) {
    return new NetworkPolicyPeerBuilder()
        .withNewIpBlock()
        .withCidr(addresses)
        .withExcept(except)
        .endIpBlock()
        .build();
  }

  private static NetworkPolicyIngressRule from(List<NetworkPolicyPeer> peers, int port) {
    return new NetworkPolicyIngressRuleBuilder()
        .withFrom(peers)
        .withPorts(port("TCP", port))
        .build();
  }

  private static NetworkPolicyPeer peer(Map<String, String> pods) {
    return new NetworkPolicyPeerBuilder()
        .withNewPodSelector()
        .withMatchLabels(pods)
        .endPodSelector()
        .build();
  }

  private static NetworkPolicyPeer namespace(String name) {
    return new NetworkPolicyPeerBuilder()
        .withNewNamespaceSelector()
        .addToMatchLabels("kubernetes.io/metadata.name", name)
        .endNamespaceSelector()
        .build();
  }

  private static NetworkPolicyPort port(String protocol, int number) {
    return new NetworkPolicyPortBuilder()
        .withProtocol(protocol)
        .withPort(new IntOrString(number))
        .build();
  }
}
