package dev.shopkeeper.shop.request;

import java.io.IOException;

/// A body was longer than any request of the shop needs.
public final class BodyTooLarge extends IOException {

  private static final long serialVersionUID = 1L;

  private final long limit;

  BodyTooLarge(long limit) {
    super("the body is longer than %d bytes".formatted(limit));
    this.limit = limit;
  }

  /// How many bytes a body may have.
  public long limit() {
    return limit;
  }
}
