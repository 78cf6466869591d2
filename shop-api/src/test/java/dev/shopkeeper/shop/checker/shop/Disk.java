package dev.shopkeeper.shop.checker.shop;

import java.io.IOException;
import java.nio.file.Path;

/// Where PostgreSQL's data lies.
public interface Disk extends AutoCloseable {

  /// A folder that PostgreSQL may make.
  Path data();

  /// A disk that is a folder among others: it can be neither full nor without power.
  static Disk folder(Path home) {
    return new Disk() {
      @Override
      public Path data() {
        return home.resolve("data");
      }

      @Override
      public void close() {
        // The folder goes with the one it is in.
      }
    };
  }

  @Override
  void close() throws IOException;
}
