package dev.shopkeeper.shop.checker;

/// The checker was asked for what it cannot do here; the message says what to ask instead.
final class Misuse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Misuse(String message) {
    super(message);
  }
}
