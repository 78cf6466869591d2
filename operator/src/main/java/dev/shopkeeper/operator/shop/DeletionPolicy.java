package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What becomes of a Shop's data when the Shop is deleted.
public enum DeletionPolicy {
  /// It stays, and a Shop of the same name and namespace finds it again.
  @JsonProperty("Retain")
  RETAIN,
  /// It goes with the Shop, once that is confirmed.
  @JsonProperty("Delete")
  DELETE
}
