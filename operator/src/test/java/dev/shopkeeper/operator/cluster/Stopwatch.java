package dev.shopkeeper.operator.cluster;

/// Prints how long something took.
final class Stopwatch {
  private long began = System.nanoTime();

  void restart() {
    began = System.nanoTime();
  }

  void tell(String what) {
    System.out.printf("%s: %.1f s%n", what, (System.nanoTime() - began) / 1e9);
  }
}
