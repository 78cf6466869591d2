package dev.shopkeeper.shop.schema;

import java.util.stream.Stream;

/// The reason at the bottom of a failure, on one line.
final class Causes {

  private Causes() {}

  static String root(Throwable failure) {
    Throwable root =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .reduce(failure, (_, cause) -> cause);
    return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
  }
}
