package dev.shopkeeper.operator.ui;

import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Optional;

/// Where the storefront is reached, as its Service's own status has it.
public final class Storefront {
  private Storefront() {}

  public static Optional<String> url(Shop shop, Observed observed) {
    return observed
        .find(Service.class, new Names(shop.name()).ui())
        .flatMap(Storefront::host)
        .map(host -> "http://" + host);
  }

  private static Optional<String> host(Service service) {
    var metadata = service.getMetadata();
    if (!"LoadBalancer".equals(service.getSpec().getType())) {
      return Optional.of(metadata.getName() + "." + metadata.getNamespace() + ".svc");
    }
    return Optional.ofNullable(service.getStatus())
        .map(status -> status.getLoadBalancer())
        .flatMap(balancer -> balancer.getIngress().stream().findFirst())
        .flatMap(Storefront::host);
  }

  private static Optional<String> host(LoadBalancerIngress ingress) {
    return Optional.ofNullable(ingress.getHostname())
        .or(() -> Optional.ofNullable(ingress.getIp()).map(Storefront::literal));
  }

  private static String literal(String ip) {
    return ip.contains(":") ? "[" + ip + "]" : ip;
  }
}
