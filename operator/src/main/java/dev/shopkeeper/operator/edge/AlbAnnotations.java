package dev.shopkeeper.operator.edge;

import dev.shopkeeper.operator.shop.EdgeSpec;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Deployments;
import dev.shopkeeper.operator.workload.Probes;
import java.util.Map;
import java.util.TreeMap;

/// What the AWS Load Balancer Controller is told: listeners, certificate, health check and targets.
final class AlbAnnotations {
  private static final String PREFIX = "alb.ingress.kubernetes.io/";

  /// TLS 1.3 and 1.2, with key exchange that a later quantum computer does not undo.
  private static final String SSL_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

  private AlbAnnotations() {}

  static Map<String, String> of(Shop shop, EdgeSpec edge) {
    var annotations = new TreeMap<String, String>();
    balancer(shop).forEach((name, value) -> annotations.put(PREFIX + name, value));
    listeners(edge).forEach((name, value) -> annotations.put(PREFIX + name, value));
    targets().forEach((name, value) -> annotations.put(PREFIX + name, value));
    return annotations;
  }

  private static Map<String, String> balancer(Shop shop) {
    return Map.of(
        "scheme", "internet-facing",
        "load-balancer-attributes", "routing.http.drop_invalid_header_fields.enabled=true",
        "tags",
            "shopkeeper.dev/shop=%s,shopkeeper.dev/namespace=%s"
                .formatted(shop.name(), shop.namespace()));
  }

  private static Map<String, String> listeners(EdgeSpec edge) {
    return edge.certificate()
        .map(tls -> tls.certificateArn())
        .map(certificate ->
            Map.of(
                "listen-ports",
                "[{\"HTTP\": 80}, {\"HTTPS\": 443}]",
                "ssl-redirect",
                "443",
                "ssl-policy",
                SSL_POLICY,
                "certificate-arn",
                certificate))
        .orElse(Map.of("listen-ports", "[{\"HTTP\": 80}]"));
  }

  /// The balancer asks what the kubelet asks. It lets a pod finish for as long as the pod lives
  /// after its end began.
  private static Map<String, String> targets() {
    return Map.of(
        "target-type", "ip",
        "healthcheck-protocol", "HTTP",
        "healthcheck-port", "traffic-port",
        "healthcheck-path", Probes.UI_HEALTH,
        "healthcheck-interval-seconds", "5",
        "healthcheck-timeout-seconds", "3",
        "healthy-threshold-count", "2",
        "unhealthy-threshold-count", "2",
        "success-codes", "200",
        "target-group-attributes",
            "deregistration_delay.timeout_seconds=" + Deployments.DRAIN_AND_FINISH_SECONDS);
  }
}
