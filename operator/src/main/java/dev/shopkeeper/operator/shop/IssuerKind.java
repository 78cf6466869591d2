package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The kinds of cert-manager's issuers, spelt as it spells them.
public enum IssuerKind {
  @JsonProperty("Issuer")
  ISSUER,
  @JsonProperty("ClusterIssuer")
  CLUSTER_ISSUER
}
