package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the certificate of the edge comes from: exactly one of three.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "[has(self.secretName), has(self.issuer), has(self.certificateArn)].exists_one(given,"
            + " given)",
    message = "tls must have exactly one of secretName, issuer and certificateArn")
public record EdgeTls(
    @JsonPropertyDescription(
            "Name of a Secret of type kubernetes.io/tls in the Shop's namespace that you keep"
                + " renewed.")
        @Pattern(Formats.DNS_SUBDOMAIN)
        @Size(min = 1, max = 253)
        @Nullable String secretName,
    @JsonPropertyDescription("Issuer of cert-manager that makes the certificate and renews it.")
        @Nullable IssuerSpec issuer,
    @JsonPropertyDescription(
            "ARN of a certificate of AWS Certificate Manager; wants ingressClassName alb.")
        @Pattern(Formats.CERTIFICATE_ARN)
        @Size(min = 20, max = 256)
        @Nullable String certificateArn) {

  /// How many of the three are given.
  long sources() {
    return Stream.of(secretName, issuer, certificateArn).filter(Objects::nonNull).count();
  }
}
