package dev.shopkeeper.operator.observe;

import dev.shopkeeper.operator.shop.Reason;

/// How a stage fares: ready, not yet, or not without help.
public sealed interface Health {
  record Ready() implements Health {}

  record Waiting(Reason reason, String message) implements Health {}

  record Failed(Reason reason, String message) implements Health {}

  static Health ready() {
    return new Ready();
  }

  static Health waiting(Reason reason, String message) {
    return new Waiting(reason, message);
  }

  static Health failed(Reason reason, String message) {
    return new Failed(reason, message);
  }

  default boolean isReady() {
    return this instanceof Ready;
  }
}
