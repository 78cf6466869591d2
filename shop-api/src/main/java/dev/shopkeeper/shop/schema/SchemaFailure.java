package dev.shopkeeper.shop.schema;

/// A schema command could not do what it was asked; the message says why.
public final class SchemaFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SchemaFailure(String message) {
    super(message);
  }

  SchemaFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
