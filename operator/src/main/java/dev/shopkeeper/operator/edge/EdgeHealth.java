package dev.shopkeeper.operator.edge;

import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.EdgeSpec;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether customers can come in by the host name, as far as the cluster knows: its certificate is
/// there and a controller has taken the Ingress.
public final class EdgeHealth {
  private EdgeHealth() {}

  public static boolean isWanted(Shop shop) {
    return shop.getSpec().edge() != null;
  }

  /// Where the shop is found, once a controller serves it.
  public static Optional<String> url(Shop shop, Observed observed) {
    return Optional.ofNullable(shop.getSpec().edge())
        .filter(edge -> ingress(shop, observed).filter(EdgeHealth::hasAddress).isPresent())
        .map(EdgeSpec::url);
  }

  public static Health of(Shop shop, Observed observed) {
    return isWanted(shop)
        ? certificate(shop, observed).orElseGet(() -> address(shop, observed))
        : Health.ready();
  }

  private static Optional<Health> certificate(Shop shop, Observed observed) {
    return EdgeObjects.secret(shop)
        .flatMap(name -> {
          Optional<Secret> secret = observed.find(Secret.class, name);
          return secret.filter(EdgeHealth::isCertificate).isPresent()
              ? Optional.empty()
              : Optional.of(withoutCertificate(shop, name, secret));
        });
  }

  private static Health withoutCertificate(Shop shop, String name, Optional<Secret> secret) {
    EdgeSpec edge = Objects.requireNonNull(shop.getSpec().edge());
    if (edge.certificate().map(tls -> tls.issuer()).isPresent()) {
      return Health.waiting(
          Reason.CERTIFICATE_PENDING,
          "cert-manager has not written the certificate into Secret %1$s yet. What it waits for: kubectl -n %2$s describe certificate %1$s"
              .formatted(name, shop.namespace()));
    }
    return Health.failed(
        Reason.TLS_SECRET_MISSING,
        "Secret %1$s, named by spec.edge.tls.secretName, %2$s. Put certificate and key there: kubectl -n %3$s create secret tls %1$s --cert=FILE --key=FILE"
            .formatted(
                name,
                secret.isEmpty() ? "does not exist" : "is no TLS Secret with tls.crt and tls.key",
                shop.namespace()));
  }

  private static boolean isCertificate(Secret secret) {
    return "kubernetes.io/tls".equals(secret.getType())
        && isGiven(secret, "tls.crt")
        && isGiven(secret, "tls.key");
  }

  private static boolean isGiven(Secret secret, String key) {
    @Nullable String value = secret.getData() == null ? null : secret.getData().get(key);
    return value != null && !value.isEmpty();
  }

  private static Health address(Shop shop, Observed observed) {
    Optional<Ingress> ingress = ingress(shop, observed);
    if (ingress.isEmpty()) {
      return Health.waiting(Reason.NOT_CREATED, "Its Ingress does not exist yet.");
    }
    return ingress.filter(EdgeHealth::hasAddress).isPresent()
        ? Health.ready()
        : Health.waiting(
            Reason.WAITING_FOR_ADDRESS,
            "No ingress controller has given Ingress %1$s an address yet. See that the controller of its class runs (kubectl get ingressclass), and what it says: kubectl -n %2$s describe ingress %1$s"
                .formatted(new Names(shop.name()).edge(), shop.namespace()));
  }

  private static Optional<Ingress> ingress(Shop shop, Observed observed) {
    return observed.find(Ingress.class, new Names(shop.name()).edge());
  }

  private static boolean hasAddress(Ingress ingress) {
    return Optional.ofNullable(ingress.getStatus())
        .map(status -> status.getLoadBalancer())
        .filter(balancer ->
            balancer.getIngress().stream()
                .anyMatch(at -> at.getIp() != null || at.getHostname() != null))
        .isPresent();
  }
}
