package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The types of Service the storefront may have, spelt as Kubernetes spells them.
public enum ServiceType {
  @JsonProperty("LoadBalancer")
  LOAD_BALANCER("LoadBalancer"),
  @JsonProperty("ClusterIP")
  CLUSTER_IP("ClusterIP");

  private final String text;

  ServiceType(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
