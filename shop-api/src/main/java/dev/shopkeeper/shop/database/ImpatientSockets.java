package dev.shopkeeper.shop.database;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.SocketFactory;

/// Sockets that wait for a silent server once and not a second time; made by the driver by name.
///
/// Closing a TLS connection listens for what the server may still say. Over one that has just run
/// into its limit that would be the same wait again, and a customer's with it.
public final class ImpatientSockets extends SocketFactory {

  @Override
  public Socket createSocket() {
    return new ImpatientSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new IOException("the driver connects its sockets itself");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostName(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private static final class ImpatientSocket extends Socket {

    @Override
    public InputStream getInputStream() throws IOException {
      return new ImpatientStream(super.getInputStream(), this);
    }
  }

  private static final class ImpatientStream extends FilterInputStream {

    /// The driver looks whether something has come by waiting for a millisecond.
    private static final int GLANCE_MILLISECONDS = 1;

    private final Socket socket;
    private volatile boolean silent;

    ImpatientStream(InputStream input, Socket socket) {
      super(input);
      this.socket = socket;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (silent) {
        throw new SocketTimeoutException("the server was silent for too long");
      }
      try {
        return super.read(bytes, offset, length);
      } catch (SocketTimeoutException e) {
        silent = socket.getSoTimeout() > GLANCE_MILLISECONDS;
        throw e;
      }
    }
  }
}
