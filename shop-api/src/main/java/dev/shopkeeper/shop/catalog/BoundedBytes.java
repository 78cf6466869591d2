package dev.shopkeeper.shop.catalog;

import java.io.ByteArrayOutputStream;

/// Bytes in memory, up to as many as one answer may take.
final class BoundedBytes extends ByteArrayOutputStream {

  /// Some twenty-five thousand products.
  static final int MOST = 8 * 1024 * 1024;

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (size() + length > MOST) {
      throw new TooLargeToKeep();
    }
    super.write(bytes, offset, length);
  }
}
