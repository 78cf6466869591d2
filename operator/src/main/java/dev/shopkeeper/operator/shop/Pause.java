package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What the operator keeps its hands off.
public enum Pause {
  /// Nothing.
  @JsonProperty("None")
  NONE,
  /// The pods' templates; all else goes on.
  @JsonProperty("Rollout")
  ROLLOUT,
  /// Everything: the Shop is only looked at.
  @JsonProperty("All")
  ALL
}
