package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The kinds of objects that overrides may reach, spelt as Kubernetes spells them.
public enum OverridableKind {
  @JsonProperty("Deployment")
  DEPLOYMENT("Deployment"),
  @JsonProperty("StatefulSet")
  STATEFUL_SET("StatefulSet"),
  @JsonProperty("Service")
  SERVICE("Service"),
  @JsonProperty("HorizontalPodAutoscaler")
  HORIZONTAL_POD_AUTOSCALER("HorizontalPodAutoscaler");

  private final String text;

  OverridableKind(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
