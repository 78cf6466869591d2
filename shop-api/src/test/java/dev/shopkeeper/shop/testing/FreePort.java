package dev.shopkeeper.shop.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port that nobody listens on, on any interface.
public final class FreePort {
  /// Below those that the kernel gives to clients: one of theirs may be taken by any connection
  /// before a server that was told of it listens.
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;

  private FreePort() {}

  public static int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try (var _ = new ServerSocket(port)) {
        return port;
      } catch (IOException taken) {
        // By somebody else: another is tried.
      }
    }
  }
}
