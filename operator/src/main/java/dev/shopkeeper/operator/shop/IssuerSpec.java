package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/// Who issues the certificate of the edge.
public record IssuerSpec(
    @JsonPropertyDescription("Name of the Issuer or ClusterIssuer.")
        @Required
        @Pattern(Formats.DNS_SUBDOMAIN)
        @Size(min = 1, max = 253)
        String name,
    @JsonPropertyDescription(
            "Issuer is one in the Shop's namespace, ClusterIssuer one of the whole cluster.")
        @Default("Issuer")
        IssuerKind kind) {

  public IssuerSpec(String name, @Nullable IssuerKind kind) {
    this.name = name;
    this.kind = kind == null ? IssuerKind.ISSUER : kind;
  }
}
