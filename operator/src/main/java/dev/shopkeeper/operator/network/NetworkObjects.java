package dev.shopkeeper.operator.network;

import static dev.shopkeeper.operator.network.Edges.DNS;
import static dev.shopkeeper.operator.network.Edges.fromAnyone;
import static dev.shopkeeper.operator.network.Edges.fromNamespaces;
import static dev.shopkeeper.operator.network.Edges.fromPods;
import static dev.shopkeeper.operator.network.Edges.toPods;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.naming.Ports;
import dev.shopkeeper.operator.shop.OidcSpec;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The network policies of a Shop: users → ui → api → database, names, metrics, an issuer of tokens
/// where there is one, and nothing else.
public final class NetworkObjects {
  private final Shop shop;
  private final Names names;

  private NetworkObjects(Shop shop) {
    this.shop = shop;
    this.names = new Names(shop.name());
  }

  public static List<HasMetadata> of(Shop shop) {
    var network = new NetworkObjects(shop);
    return List.of(
        network.denyAll(),
        network.ui(),
        network.api(),
        network.database(),
        network.client(network.names.migration(), Component.MIGRATION),
        network.client(network.names.backup(), Component.BACKUP));
  }

  private NetworkPolicy denyAll() {
    return policy(names.everyPod(), Labels.pods(shop.name()), List.of(), List.of());
  }

  private NetworkPolicy ui() {
    return policy(
        names.ui(),
        pods(Component.UI),
        Stream.concat(Stream.of(fromAnyone(Ports.UI_CONTAINER)), scrapes(Ports.UI_METRICS))
            .toList(),
        List.of(toPods(pods(Component.API), Ports.API), DNS));
  }

  private NetworkPolicy api() {
    return policy(
        names.api(),
        pods(Component.API),
        Stream.concat(
                Stream.of(fromPods(List.of(pods(Component.UI)), Ports.API)),
                scrapes(Ports.API_MANAGEMENT))
            .toList(),
        Stream.concat(Stream.of(toDatabase(), DNS), toIssuer()).toList());
  }

  private NetworkPolicy database() {
    return policy(
        names.database(),
        pods(Component.DATABASE),
        List.of(
            fromPods(
                Stream.of(Component.API, Component.MIGRATION, Component.BACKUP)
                    .map(this::pods)
                    .toList(),
                Ports.DATABASE)),
        List.of());
  }

  /// Of pods that use the database and that nobody uses.
  private NetworkPolicy client(String name, Component component) {
    return policy(name, pods(component), List.of(), List.of(toDatabase(), DNS));
  }

  private NetworkPolicyEgressRule toDatabase() {
    return toPods(pods(Component.DATABASE), Ports.DATABASE);
  }

  private Stream<NetworkPolicyEgressRule> toIssuer() {
    OidcSpec oidc = shop.getSpec().api().auth().oidc();
    return oidc == null ? Stream.empty() : Stream.of(Edges.toAnyone(oidc.port()));
  }

  private Stream<NetworkPolicyIngressRule> scrapes(int port) {
    return fromNamespaces(shop.getSpec().monitoring().scrapeFrom(), port).stream();
  }

  private Map<String, String> pods(Component component) {
    return Labels.selector(shop.name(), component);
  }

  private NetworkPolicy policy(
      String name,
      Map<String, String> pods,
      List<NetworkPolicyIngressRule> ingress,
      List<NetworkPolicyEgressRule> egress) {
    return new NetworkPolicyBuilder()
        .withMetadata(Metadata.owned(shop, Component.NETWORK, name))
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(pods)
        .endPodSelector()
        .withPolicyTypes("Ingress", "Egress")
        .withIngress(ingress)
        .withEgress(egress)
        .endSpec()
        .build();
  }
}
