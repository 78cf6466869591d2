package dev.shopkeeper.shop.audit;

/// The audit trail is not what was sealed, or cannot be read; the message says which.
public final class AuditFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AuditFailure(String message) {
    super(message);
  }
}
