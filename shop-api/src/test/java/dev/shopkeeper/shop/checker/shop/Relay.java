package dev.shopkeeper.shop.checker.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The wire between an API and PostgreSQL: it can break, or go dead without breaking.
public final class Relay implements AutoCloseable {

  private static final int BUFFER = 16_384;
  private static final int BACKLOG = 64;

  private final ServerSocket entrance;
  private final int exit;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object gate = new Object();
  private boolean held;

  private Relay(ServerSocket entrance, int exit) {
    this.entrance = entrance;
    this.exit = exit;
  }

  /// One to that port of this machine.
  public static Relay to(int port) throws IOException {
    var entrance = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    var relay = new Relay(entrance, port);
    Thread.ofVirtual().start(relay::accept);
    return relay;
  }

  /// Where the API connects to.
  public int port() {
    return entrance.getLocalPort();
  }

  /// The ports that its connections come from, as PostgreSQL sees them.
  public Set<Integer> exits() {
    return sockets.stream().map(Socket::getLocalPort).collect(Collectors.toSet());
  }

  /// From now on nothing that comes in goes out on the other side, in neither direction.
  public void hold() {
    synchronized (gate) {
      held = true;
    }
  }

  /// What was held goes on its way.
  public void release() {
    synchronized (gate) {
      held = false;
      gate.notifyAll();
    }
  }

  /// Breaks all connections; returns how many there were.
  public int cut() {
    int broken = sockets.size() / 2;
    sockets.forEach(Relay::close);
    return broken;
  }

  private void accept() {
    try {
      while (true) {
        Socket inner = entrance.accept();
        Thread.ofVirtual().start(() -> join(inner));
      }
    } catch (IOException e) {
      // The entrance was closed: this is the end.
    }
  }

  private void join(Socket inner) {
    try {
      passGate();
      var outer = new Socket(InetAddress.getLoopbackAddress(), exit);
      inner.setTcpNoDelay(true);
      outer.setTcpNoDelay(true);
      sockets.add(inner);
      sockets.add(outer);
      Thread.ofVirtual().start(() -> pump(inner, outer));
      pump(outer, inner);
    } catch (IOException e) {
      close(inner);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        passGate();
        out.write(buffer, 0, length);
      }
    } catch (IOException e) {
      // One side went away: so does the other.
    } finally {
      close(from);
      close(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void passGate() throws IOException {
    synchronized (gate) {
      while (held) {
        try {
          gate.wait();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
    release();
  }
}
