package dev.shopkeeper.shop.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// A PostgreSQL that answers that it has no TLS, and counts what it is told all the same.
public final class PlaintextServer implements AutoCloseable {

  private static final int SSL_REQUEST_BYTES = 8;

  private final ServerSocket server;
  private final AtomicInteger said = new AtomicInteger();

  private PlaintextServer(ServerSocket server) {
    this.server = server;
  }

  /// One on a port of its own.
  public static PlaintextServer start() throws IOException {
    var plaintext = new PlaintextServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.startVirtualThread(plaintext::serve);
    return plaintext;
  }

  /// The port it listens on.
  public int port() {
    return server.getLocalPort();
  }

  /// How many bytes clients said after they knew that everybody can read them.
  public int said() {
    return said.get();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        InputStream input = client.getInputStream();
        input.readNBytes(SSL_REQUEST_BYTES);
        client.getOutputStream().write('N');
        client.setSoTimeout(1_000);
        said.addAndGet(Math.max(0, input.read(new byte[1024])));
      } catch (IOException e) {
        // The client left, as it should.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
