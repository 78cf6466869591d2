package dev.shopkeeper.operator.observe;

/// How a stage fares: ready, not yet, or not without help.
public sealed interface Health {
  record Ready() implements Health {}

  record Waiting(String reason, String message) implements Health {}

  record Failed(String reason, String message) implements Health {}

  static Health ready() {
    return new Ready();
  }

  static Health waiting(String reason, String message) {
    return new Waiting(reason, message);
  }

  static Health failed(String reason, String message) {
    return new Failed(reason, message);
  }

  default boolean isReady() {
    return this instanceof Ready;
  }
}
