package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.EdgeSpec;
import dev.shopkeeper.operator.shop.EdgeTls;
import dev.shopkeeper.operator.shop.IssuerKind;
import dev.shopkeeper.operator.shop.IssuerSpec;
import dev.shopkeeper.operator.shop.ServiceSpec;
import dev.shopkeeper.operator.shop.ServiceType;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EdgeTest {
  private static final EdgeTls FROM_SECRET = new EdgeTls("shop-tls", null, null);
  private static final EdgeTls FROM_ISSUER =
      new EdgeTls(null, new IssuerSpec("letsencrypt", IssuerKind.CLUSTER_ISSUER), null);

  private final World world = new World();

  @Test
  void isNotThereUnlessItIsGiven() {
    world.with(ShopSpec.DEFAULT).settle();

    assertThat(world.isReady()).isTrue();
    assertThat(world.condition("EdgeReady").reason()).isEqualTo("Disabled");
    assertThat(world.cluster.all()).noneMatch(Ingress.class::isInstance);
    assertThat(serviceType()).isEqualTo("LoadBalancer");
  }

  @Test
  void leadsTheHostToTheStorefront() {
    world.with(edge("nginx", FROM_SECRET)).settle();

    assertThat(world.isReady()).isTrue();
    assertThat(world.condition("EdgeReady").status()).isEqualTo("True");
    assertThat(url()).isEqualTo("https://shop.example.com");
    assertThat(serviceType()).isEqualTo("ClusterIP");
    assertThat(ingress().getSpec().getTls().getFirst().getSecretName()).isEqualTo("shop-tls");
  }

  @Test
  void isPlainWithoutACertificate() {
    world.with(edge(null, null)).settle();

    assertThat(url()).isEqualTo("http://shop.example.com");
    assertThat(ingress().getSpec().getTls()).isEmpty();
    assertThat(ingress().getSpec().getIngressClassName()).isNull();
  }

  @Test
  void waitsForAControllerThatTakesIt() {
    world.kubelet.breaks("acme-edge");
    world.with(edge("nowhere", FROM_SECRET)).settle();

    assertThat(world.isReady()).isFalse();
    assertThat(world.condition("Ready").reason()).isEqualTo("WaitingForAddress");
    assertThat(world.condition("EdgeReady").message()).contains("describe ingress acme-edge");
    assertThat(world.condition("UiReady").status()).isEqualTo("True");
    assertThat(world.condition("Degraded").status()).isEqualTo("False");
    assertThat(world.cluster.shop().statusOrEmpty().url()).isNull();

    world.kubelet.mends("acme-edge");
    world.settle();
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void saysHowToMakeTheSecretThatIsMissing() {
    world.kubelet.breaks("shop-tls");
    world.with(edge(null, FROM_SECRET)).settle();

    assertThat(world.condition("Degraded").reason()).isEqualTo("TlsSecretMissing");
    assertThat(world.condition("EdgeReady").message())
        .contains("does not exist")
        .contains("kubectl -n shops create secret tls shop-tls");
    assertThat(world.reconcile().next()).isLessThanOrEqualTo(Duration.ofSeconds(10));

    var other = FakeKubelet.certificate("shop-tls");
    other.setType("Opaque");
    world.cluster.putForeign(other);
    world.settle();
    assertThat(world.condition("EdgeReady").message()).contains("is no TLS Secret");

    world.cluster.edit(Secret.class, "shop-tls", it -> it.setType("kubernetes.io/tls"));
    world.settle();
    assertThat(world.isReady()).isTrue();

    world.cluster.edit(Secret.class, "shop-tls", it -> it.getData().put("tls.key", ""));
    world.settle();
    assertThat(world.condition("EdgeReady").reason()).isEqualTo("TlsSecretMissing");
  }

  @Test
  void asksAgainSoonForTheCertificateOfAnIssuer() {
    world.kubelet.breaks("acme-edge-tls");
    world.with(edge("nginx", FROM_ISSUER)).settle();

    assertThat(world.condition("EdgeReady").reason()).isEqualTo("CertificatePending");
    assertThat(world.condition("Degraded").status()).isEqualTo("False");
    assertThat(world.reconcile().next()).isLessThanOrEqualTo(Duration.ofSeconds(10));
    assertThat(ingress().getMetadata().getAnnotations())
        .containsEntry("cert-manager.io/cluster-issuer", "letsencrypt");

    world.kubelet.mends("acme-edge-tls");
    world.settle();
    assertThat(world.isReady()).isTrue();
    assertThat(world.reconcile().next()).isEqualTo(Pace.IDLE);
  }

  @Test
  void goesWithoutTheSecretOfSomebodyElse() {
    world.with(edge("nginx", FROM_SECRET)).settle();

    world.with(ShopSpec.DEFAULT).settle();

    assertThat(world.isReady()).isTrue();
    assertThat(world.cluster.find(Ingress.class, "acme-edge")).isEmpty();
    assertThat(world.cluster.find(Secret.class, "shop-tls")).isPresent();
    assertThat(serviceType()).isEqualTo("LoadBalancer");
    assertThat(url()).isEqualTo("http://10.89.1.7");
  }

  @Test
  void staysUntilTheServiceHasAnAddressOfItsOwn() {
    world.with(edge("nginx", FROM_SECRET)).settle();
    world.kubelet.breaks("acme-ui");

    world.with(ShopSpec.DEFAULT);
    world.reconcile();
    world.reconcile();

    assertThat(world.condition("UiReady").status()).isEqualTo("False");
    assertThat(world.cluster.find(Ingress.class, "acme-edge")).isPresent();
  }

  @Test
  void isMadeAnewForAnotherControllerAndChangedForTheSame() {
    world.with(edge("nginx", FROM_SECRET)).settle();
    String first = ingress().getMetadata().getUid();

    world.with(edge("nginx", FROM_ISSUER)).settle();
    assertThat(ingress().getMetadata().getUid()).isEqualTo(first);

    world.with(edge("haproxy", FROM_ISSUER)).settle();
    String second = ingress().getMetadata().getUid();
    assertThat(second).isNotEqualTo(first);
    assertThat(ingress().getSpec().getIngressClassName()).isEqualTo("haproxy");

    world.with(edge(null, FROM_ISSUER)).settle();
    assertThat(ingress().getMetadata().getUid()).isNotEqualTo(second);
    assertThat(ingress().getSpec().getIngressClassName()).isNull();
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void leavesAnIngressOfSomebodyElseAlone() {
    world.cluster.putForeign(
        new IngressBuilder()
            .withNewMetadata()
            .withName("acme-edge")
            .withNamespace("shops")
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .build());

    world.with(edge("nginx", FROM_SECRET)).settle();

    assertThat(world.condition("EdgeReady").reason()).isEqualTo("Conflict");
    assertThat(world.condition("UiReady").status()).isEqualTo("True");
    assertThat(ingress().getSpec().getRules()).isEmpty();
    world.cluster.remove(ObjectKey.of(Ingress.class, "acme-edge"));
    world.settle();
    assertThat(world.isReady()).isTrue();
  }

  /// Else everybody would be one and the same client, and the owner be kept out by whoever guesses.
  @Test
  void isBelievedWhereCustomersAreUnlessTheyMayComeByAnotherWay() {
    world.with(edge("nginx", FROM_SECRET)).settle();
    assertThat(trusted()).contains("10.0.0.0/8").contains("fc00::/7");

    var both =
        TierSpecs.ui(null, null, null, new ServiceSpec(ServiceType.LOAD_BALANCER), null, null);
    world.with(Specs.of(both, edge("nginx", FROM_SECRET).edge())).settle();
    assertThat(serviceType()).isEqualTo("LoadBalancer");
    assertThat(trusted()).isNull();
    assertThat(world.isReady()).isTrue();
    assertThat(url()).isEqualTo("https://shop.example.com");
  }

  private @Nullable String trusted() {
    return world
        .cluster
        .find(ConfigMap.class, "acme-ui")
        .orElseThrow()
        .getData()
        .get("TRUSTED_PROXIES");
  }

  private String serviceType() {
    return world.cluster.find(Service.class, "acme-ui").orElseThrow().getSpec().getType();
  }

  private Ingress ingress() {
    return world.cluster.find(Ingress.class, "acme-edge").orElseThrow();
  }

  private @Nullable String url() {
    return world.cluster.shop().statusOrEmpty().url();
  }

  static ShopSpec edge(@Nullable String ingressClass, @Nullable EdgeTls tls) {
    return Specs.edge(new EdgeSpec("shop.example.com", ingressClass, tls));
  }
}
