package dev.shopkeeper.shop.log;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.BiConsumer;

/// Lines that wait to be written together.
final class LineBuffer {

  private static final int LIMIT = 1 << 20;

  private byte[] bytes = new byte[1 << 16];
  private int length;

  boolean isEmpty() {
    return length == 0;
  }

  /// Whether there is room; for one line, however long, there always is.
  boolean takes(byte[] line) {
    return isEmpty() || length + line.length <= LIMIT;
  }

  /// Adds a line; true if it is the first.
  boolean add(byte[] line) {
    if (length + line.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + line.length));
    }
    System.arraycopy(line, 0, bytes, length, line.length);
    length += line.length;
    return length == line.length;
  }

  /// Writes all and is empty again, even if the output fails.
  void writeTo(OutputStream output, BiConsumer<String, Throwable> complaint) {
    try {
      output.write(bytes, 0, length);
    } catch (IOException e) {
      complaint.accept("a line of the log was lost", e);
    }
    length = 0;
  }
}
