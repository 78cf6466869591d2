package dev.shopkeeper.operator.shop;

/// A field of a Shop that cannot be kept, and what to write instead.
public record Violation(String field, String message) {
  @Override
  public String toString() {
    return field + ": " + message;
  }
}
