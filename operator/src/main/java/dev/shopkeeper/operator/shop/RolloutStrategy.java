package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How new pods take the place of old ones.
public enum RolloutStrategy {
  /// One by one, the old pod after the new one serves.
  @JsonProperty("Rolling")
  ROLLING
}
