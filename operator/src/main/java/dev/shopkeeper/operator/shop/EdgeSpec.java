package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where customers come in: a host name that an ingress controller serves.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.tls) || !has(self.tls.certificateArn) || " + EdgeSpec.IS_ALB,
    fieldPath = ".tls",
    message =
        "tls.certificateArn names a certificate of AWS, which only its own load balancer can use:"
            + " set ingressClassName to alb, or give tls.secretName or tls.issuer instead")
@ValidationRule(
    value = "!has(self.tls) || has(self.tls.certificateArn) || !(" + EdgeSpec.IS_ALB + ")",
    fieldPath = ".tls",
    message =
        "ingressClassName alb wants tls.certificateArn: the AWS Load Balancer Controller reads no"
            + " certificate from a Secret")
public record EdgeSpec(
    @JsonPropertyDescription(
            "Host name that customers use, such as shop.example.com. Its DNS record has to point at"
                + " the address of the Ingress.")
        @Required
        @Pattern(Formats.HOST)
        @Size(min = 1, max = 253)
        String host,
    @JsonPropertyDescription(
            "Name of the IngressClass that serves the host; default: the cluster's own default"
                + " class. alb stands for the AWS Load Balancer Controller, which gets its"
                + " annotations.")
        @Pattern(Formats.DNS_SUBDOMAIN)
        @Size(min = 1, max = 253)
        @Nullable String ingressClassName,
    @JsonPropertyDescription(
            "Where the host's certificate comes from. Without it the host is served over plain"
                + " HTTP, by which the owner cannot sign in.")
        @Nullable EdgeTls tls) {
  public static final String ALB = "alb";
  static final String IS_ALB = "has(self.ingressClassName) && self.ingressClassName == 'alb'";

  /// Whether the AWS Load Balancer Controller serves the host.
  public boolean usesAlb() {
    return ALB.equals(ingressClassName);
  }

  public Optional<EdgeTls> certificate() {
    return Optional.ofNullable(tls);
  }

  /// Where customers find the shop.
  public String url() {
    return (tls != null ? "https://" : "http://") + host;
  }
}
