package dev.shopkeeper.operator.status;

import dev.shopkeeper.operator.observe.ObjectKey;

/// A change the API server did not accept, in its own words.
public record Refusal(ObjectKey object, String message) {
  @Override
  public String toString() {
    return object + " was refused: " + message;
  }
}
