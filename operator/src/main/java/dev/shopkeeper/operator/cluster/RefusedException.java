package dev.shopkeeper.operator.cluster;

/// The API server will not have a change as it is; trying again without an edit helps nothing.
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
