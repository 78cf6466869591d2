package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.EdgeSpec;
import dev.shopkeeper.operator.shop.EdgeTls;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.Specs;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The edge of a Shop as a real API server keeps it.
class EdgeIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  @Test
  void comesChangesAndGoesAndTheServiceWithIt() {
    bringCertificate();
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.awaits("acme", "EdgeReady", "False", "Disabled");
    assertThat(service().getSpec().getType()).isEqualTo("LoadBalancer");

    operator.edit("acme", edge("shop.example.com", "nginx"));
    operator.awaits("acme", "EdgeReady", "True", "Available");
    operator.awaitsReady("acme");
    assertThat(operator.get("acme").statusOrEmpty().url()).isEqualTo("https://shop.example.com");
    assertThat(service().getSpec().getType()).isEqualTo("ClusterIP");
    assertThat(nodePorts()).containsOnlyNulls();
    String uid = ingress().getMetadata().getUid();

    operator.edit("acme", edge("other.example.com", "nginx"));
    operator.awaitsReady("acme");
    Eventually.passes(
        RunningOperator.SOON, () -> assertThat(host()).isEqualTo("other.example.com"));
    assertThat(ingress().getMetadata().getUid()).isEqualTo(uid);

    operator.edit("acme", edge("other.example.com", null));
    Eventually.holds(
        "another Ingress, of no class",
        RunningOperator.SOON,
        () -> {
          Ingress now = operator.find(Ingress.class, "acme-edge");
          return now != null
              && !now.getMetadata().getUid().equals(uid)
              && now.getSpec().getIngressClassName() == null;
        });
    operator.awaitsReady("acme");

    operator.edit("acme", ShopSpec.DEFAULT);
    operator.awaits("acme", "EdgeReady", "False", "Disabled");
    operator.awaitsReady("acme");
    Eventually.holds(
        "the Ingress is gone",
        RunningOperator.SOON,
        () -> operator.find(Ingress.class, "acme-edge") == null);
    assertThat(service().getSpec().getType()).isEqualTo("LoadBalancer");
    assertThat(operator.get("acme").statusOrEmpty().url()).startsWith("http://10.89.1.");
    assertThat(operator.find(Secret.class, "shop-tls")).isNotNull();
  }

  @Test
  void isWrittenOnceAndComesBackAsItWas() {
    bringCertificate();
    operator.create("acme", edge("shop.example.com", "nginx"));
    operator.awaitsReady("acme");
    operator.settled();
    assertThat(writes()).isEqualTo(1);

    operator.stop();
    operator.start(RunningOperator.RELEASE);
    operator.settled();
    assertThat(writes()).as("a new process finds nothing to do").isEqualTo(1);

    operator
        .repairs()
        .edit(
            Ingress.class,
            "acme-edge",
            it -> it.getSpec().getRules().getFirst().setHost("stranger.example.com"));
    operator.settled();
    String uid = ingress().getMetadata().getUid();
    operator.client().resource(ingress()).edit(EdgeIT::ofAnotherClass);
    Eventually.holds(
        "its class is as it was",
        RunningOperator.SOON,
        () -> "nginx".equals(ingress().getSpec().getIngressClassName()));
    assertThat(ingress().getMetadata().getUid()).as("repaired, not made anew").isEqualTo(uid);
    operator.settled();
    operator.repairs().deletion(Ingress.class, "acme-edge");
    operator.awaitsReady("acme");
  }

  @Test
  void isReadyOnceTheSecretIsThere() {
    operator.stop();
    operator.start(RunningOperator.RELEASE, Duration.ofSeconds(2));
    operator.create("acme", edge("shop.example.com", "nginx"));
    assertThat(operator.awaits("acme", "Ready", "False", "TlsSecretMissing").message())
        .contains("create secret tls shop-tls");

    bringCertificate();

    operator.awaitsReady("acme");
  }

  private void bringCertificate() {
    Secret secret = FakeKubelet.certificate("shop-tls");
    secret.getMetadata().setNamespace(operator.namespace());
    API.client().resource(secret).create();
  }

  private static ShopSpec edge(String host, @Nullable String ingressClass) {
    return Specs.edge(new EdgeSpec(host, ingressClass, new EdgeTls("shop-tls", null, null)));
  }

  private Ingress ingress() {
    return operator.seen(Ingress.class, "acme-edge");
  }

  private String host() {
    return ingress().getSpec().getRules().getFirst().getHost();
  }

  private static Ingress ofAnotherClass(Ingress ingress) {
    ingress.getSpec().setIngressClassName("stranger");
    return ingress;
  }

  private Service service() {
    return operator.seen(Service.class, "acme-ui");
  }

  private List<@Nullable Integer> nodePorts() {
    return service().getSpec().getPorts().stream()
        .<@Nullable Integer>map(ServicePort::getNodePort)
        .toList();
  }

  private long writes() {
    return API.mutationsBy(RunningOperator.USER).stream()
        .filter(event -> event.namespace().equals(operator.namespace()))
        .filter(event -> event.resource().equals("ingresses"))
        .count();
  }
}
