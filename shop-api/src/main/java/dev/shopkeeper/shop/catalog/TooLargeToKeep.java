package dev.shopkeeper.shop.catalog;

/// The whole catalogue takes more bytes than one answer may in memory.
public final class TooLargeToKeep extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooLargeToKeep() {
    super("the catalogue is larger than one answer may be in memory", null, false, false);
  }
}
