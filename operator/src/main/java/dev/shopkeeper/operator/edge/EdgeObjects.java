package dev.shopkeeper.operator.edge;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.naming.Ports;
import dev.shopkeeper.operator.shop.EdgeSpec;
import dev.shopkeeper.operator.shop.IssuerSpec;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// What makes an ingress controller serve a Shop's host name; nothing where none is given.
public final class EdgeObjects {
  private EdgeObjects() {}

  public static List<HasMetadata> of(Shop shop) {
    return Optional.ofNullable(shop.getSpec().edge())
        .map(edge -> List.<HasMetadata>of(ingress(shop, edge, new Names(shop.name()))))
        .orElse(List.of());
  }

  /// The Secret that the host's certificate is read from, if it is one.
  public static Optional<String> secret(Shop shop) {
    return Optional.ofNullable(shop.getSpec().edge())
        .flatMap(EdgeSpec::certificate)
        .map(tls ->
            tls.issuer() == null ? tls.secretName() : new Names(shop.name()).edgeCertificate());
  }

  /// Whether a live Ingress belongs to another controller than the Shop wants.
  public static boolean isOfAnotherClass(Shop shop, HasMetadata live) {
    EdgeSpec edge = shop.getSpec().edge();
    return edge != null
        && live instanceof Ingress ingress
        && !Objects.equals(edge.ingressClassName(), ingress.getSpec().getIngressClassName());
  }

  private static Ingress ingress(Shop shop, EdgeSpec edge, Names names) {
    return new IngressBuilder()
        .withMetadata(metadata(shop, edge, names))
        .withNewSpec()
        .withIngressClassName(edge.ingressClassName())
        .withTls(tls(shop, edge))
        .withRules(rule(edge, names))
        .endSpec()
        .build();
  }

  private static ObjectMeta metadata(Shop shop, EdgeSpec edge, Names names) {
    return new ObjectMetaBuilder(Metadata.owned(shop, Component.EDGE, names.edge()))
        .addToAnnotations(annotations(shop, edge))
        .build();
  }

  private static Map<String, String> annotations(Shop shop, EdgeSpec edge) {
    var annotations = new TreeMap<String, String>();
    if (edge.usesAlb()) {
      annotations.putAll(AlbAnnotations.of(shop, edge));
    }
    edge.certificate()
        .map(tls -> tls.issuer())
        .map(EdgeObjects::issuer)
        .ifPresent(annotations::putAll);
    return annotations;
  }

  private static Map<String, String> issuer(IssuerSpec issuer) {
    return switch (issuer.kind()) {
      case ISSUER -> Map.of("cert-manager.io/issuer", issuer.name());
      case CLUSTER_ISSUER -> Map.of("cert-manager.io/cluster-issuer", issuer.name());
    };
  }

  /// A certificate of AWS stands in the annotations: the section names none, but says that the host
  /// is secure.
  private static List<IngressTLS> tls(Shop shop, EdgeSpec edge) {
    return edge
        .certificate()
        .map(tls ->
            new IngressTLSBuilder()
                .withHosts(edge.host())
                .withSecretName(secret(shop).orElse(null))
                .build())
        .stream()
        .toList();
  }

  private static IngressRule rule(EdgeSpec edge, Names names) {
    return new IngressRuleBuilder()
        .withHost(edge.host())
        .withNewHttp()
        .addNewPath()
        .withPath("/")
        .withPathType("Prefix")
        .withNewBackend()
        .withNewService()
        .withName(names.ui())
        .withNewPort()
        .withNumber(Ports.UI)
        .endPort()
        .endService()
        .endBackend()
        .endPath()
        .endHttp()
        .build();
  }
}
