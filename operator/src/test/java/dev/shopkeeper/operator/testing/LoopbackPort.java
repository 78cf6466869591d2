package dev.shopkeeper.operator.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/// A port of the loopback interface that nobody listens on.
public final class LoopbackPort {
  /// Below those that the kernel gives to clients: one of theirs may be taken by any connection
  /// before a server that was told of it listens.
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;

  private LoopbackPort() {}

  public static int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException taken) {
        // By somebody else: another is tried.
      }
    }
  }

  static boolean isListening(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
