package dev.shopkeeper.operator.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.shop.ApiSpec;
import dev.shopkeeper.operator.shop.AuthSpec;
import dev.shopkeeper.operator.shop.MonitoringSpec;
import dev.shopkeeper.operator.shop.OidcSpec;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.testing.Specs;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NetworkObjectsTest {
  private static final List<Component> PODS =
      List.of(
          Component.UI, Component.API, Component.DATABASE, Component.MIGRATION, Component.BACKUP);
  private static final List<Integer> PORTS = List.of(53, 80, 3000, 5432, 8080, 9090, 9113);

  @Test
  void closeEveryPodBothWays() {
    NetworkPolicy all = policies(shop("monitoring")).getFirst();

    assertThat(all.getMetadata().getName()).isEqualTo("acme");
    assertThat(all.getSpec().getPodSelector().getMatchLabels()).isEqualTo(Labels.pods("acme"));
    assertThat(all.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(all.getSpec().getIngress()).isEmpty();
    assertThat(all.getSpec().getEgress()).isEmpty();
  }

  @Test
  void openTheseEdgesAndNoOther() {
    var open = new TreeSet<String>();
    for (Component from : PODS) {
      for (Component to : PODS) {
        PORTS.stream()
            .filter(port -> mayLeave(from, to, port) && mayEnter(labels(from), to, port))
            .forEach(port -> open.add("%s→%s:%d".formatted(from.label(), to.label(), port)));
      }
    }

    assertThat(open)
        .containsExactlyInAnyOrder(
            "ui→api:3000", "api→database:5432", "migration→database:5432", "backup→database:5432");
  }

  @Test
  void letStrangersInToTheStorefrontAlone() {
    var stranger = Map.of("app", "stranger");
    for (Component to : PODS) {
      assertThat(PORTS.stream().filter(port -> mayEnter(stranger, to, port)).toList())
          .as(to.label())
          .isEqualTo(to == Component.UI ? List.of(8080) : List.of());
    }
  }

  @Test
  void letOnlyTheNamedNamespacesReadMetrics() {
    assertThat(metricReaders("acme-ui", shop("monitoring", "other"), 9113))
        .containsExactly("monitoring", "other");
    assertThat(metricReaders("acme-api", shop("monitoring"), 9090)).containsExactly("monitoring");
  }

  @Test
  void letNobodyReadMetricsWhenNobodyIsNamed() {
    assertThat(policy("acme-ui", shop()).getSpec().getIngress())
        .as("a rule without peers would admit everybody")
        .singleElement()
        .satisfies(
            rule -> assertThat(rule.getPorts().getFirst().getPort().getIntVal()).isEqualTo(8080));
    assertThat(metricReaders("acme-api", shop(), 9090)).isEmpty();
  }

  @Test
  void letAllButTheDatabaseAskForNames() {
    for (Component from : PODS) {
      boolean asks =
          selecting(from).stream()
              .flatMap(policy -> policy.getSpec().getEgress().stream())
              .anyMatch(rule -> has(rule.getPorts(), 53));
      assertThat(asks).as(from.label()).isEqualTo(from != Component.DATABASE);
    }
  }

  @Test
  void letTheApiReachItsIssuerButNoMetadataOfMachines() {
    Shop shop = shop();
    shop.setSpec(
        Specs.of(issuedBy("https://login.example.org:8443/shop"), shop().getSpec().monitoring()));

    var added = new ArrayList<>(policy("acme-api", shop).getSpec().getEgress());
    added.removeAll(policy("acme-api", shop()).getSpec().getEgress());

    assertThat(added)
        .singleElement()
        .satisfies(rule -> {
          assertThat(has(rule.getPorts(), 8443)).isTrue();
          assertThat(rule.getPorts()).hasSize(1);
          assertThat(rule.getTo().getFirst().getIpBlock().getCidr()).isEqualTo("0.0.0.0/0");
          assertThat(rule.getTo().getFirst().getIpBlock().getExcept()).contains("169.254.0.0/16");
        });
    assertThat(policy("acme-ui", shop)).isEqualTo(policy("acme-ui", shop()));
    assertThat(new OidcSpec("https://login.example.org/shop", "shop", null).port()).isEqualTo(443);
  }

  private static ApiSpec issuedBy(String issuer) {
    return new ApiSpec(
        null,
        null,
        null,
        null,
        null,
        null,
        new AuthSpec(new OidcSpec(issuer, "shop", null)),
        false);
  }

  private static boolean mayLeave(Component from, Component to, int port) {
    return selecting(from).stream()
        .flatMap(policy -> policy.getSpec().getEgress().stream())
        .anyMatch(rule -> has(rule.getPorts(), port) && isAmong(labels(to), rule.getTo()));
  }

  private static boolean mayEnter(Map<String, String> from, Component to, int port) {
    return selecting(to).stream()
        .flatMap(policy -> policy.getSpec().getIngress().stream())
        .anyMatch(rule ->
            has(rule.getPorts(), port)
                && (rule.getFrom().isEmpty() || isAmong(from, rule.getFrom())));
  }

  /// Of pods in the Shop's own namespace: a peer that names another does not mean them.
  private static boolean isAmong(Map<String, String> pod, List<NetworkPolicyPeer> peers) {
    return peers.stream()
        .filter(peer -> peer.getNamespaceSelector() == null)
        .anyMatch(
            peer -> pod.entrySet().containsAll(peer.getPodSelector().getMatchLabels().entrySet()));
  }

  private static boolean has(List<NetworkPolicyPort> ports, int port) {
    return ports.stream().anyMatch(it -> it.getPort().getIntVal() == port);
  }

  private static List<NetworkPolicy> selecting(Component component) {
    return policies(shop("monitoring")).stream()
        .filter(policy ->
            labels(component)
                .entrySet()
                .containsAll(policy.getSpec().getPodSelector().getMatchLabels().entrySet()))
        .toList();
  }

  private static List<String> metricReaders(String policy, Shop shop, int port) {
    return policy(policy, shop).getSpec().getIngress().stream()
        .filter(rule -> has(rule.getPorts(), port))
        .flatMap(rule -> rule.getFrom().stream())
        .map(
            peer -> peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"))
        .toList();
  }

  private static NetworkPolicy policy(String name, Shop shop) {
    return policies(shop).stream()
        .filter(policy -> policy.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<NetworkPolicy> policies(Shop shop) {
    return NetworkObjects.of(shop).stream()
        .map((HasMetadata object) -> (NetworkPolicy) object)
        .toList();
  }

  private static Map<String, String> labels(Component component) {
    return Labels.of("acme", component);
  }

  private static Shop shop(String... scrapers) {
    var shop = new Shop();
    shop.getMetadata().setName("acme");
    shop.getMetadata().setNamespace("shops");
    shop.setSpec(Specs.monitoring(new MonitoringSpec(null, null, List.of(scrapers))));
    return shop;
  }
}
