package dev.shopkeeper.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A port of this machine that takes connections, a place outside the cluster.
final class Listener implements AutoCloseable {

  private static final int BACKLOG = 50;

  private final ServerSocket socket;

  /// The kernel takes connections by itself, as many as the backlog holds; those accepted are
  /// dropped.
  Listener(String address) {
    try {
      socket = new ServerSocket(0, BACKLOG, InetAddress.getByName(address));
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing can listen on " + address, e);
    }
    Thread.ofVirtual().start(this::drop);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void drop() {
    while (!socket.isClosed()) {
      try {
        socket.accept().close();
      } catch (IOException closedOrGone) {
        // Either way there is nobody to answer.
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
