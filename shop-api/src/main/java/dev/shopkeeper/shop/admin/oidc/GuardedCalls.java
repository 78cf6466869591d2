package dev.shopkeeper.shop.admin.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shopkeeper.shop.settings.ForbiddenAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;

/// Fetches over HTTPS alone, follows no redirect, and speaks only to addresses that are allowed: it
/// is the connection made that is looked at, so that no name can be resolved otherwise in between.
@Component
final class GuardedCalls implements IssuerCalls {

  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 3_000;
  private static final int LIMIT = 256 * 1024;
  private static final int OK = 200;

  private final SSLSocketFactory tls;

  GuardedCalls() {
    this(HttpsURLConnection.getDefaultSSLSocketFactory());
  }

  GuardedCalls(SSLSocketFactory tls) {
    this.tls = new Guard(tls);
  }

  @Override
  public String get(URI address) throws IOException {
    if (!"https".equals(address.getScheme())
        || !(address.toURL().openConnection(Proxy.NO_PROXY) instanceof HttpsURLConnection call)) {
      throw new IOException("%s is not fetched: it is no https address".formatted(address));
    }
    call.setSSLSocketFactory(tls);
    call.setInstanceFollowRedirects(false);
    call.setUseCaches(false);
    call.setConnectTimeout(CONNECT_MILLIS);
    call.setReadTimeout(READ_MILLIS);
    try {
      return body(address, call);
    } finally {
      call.disconnect();
    }
  }

  private static String body(URI address, HttpsURLConnection call) throws IOException {
    if (call.getResponseCode() != OK) {
      throw new IOException("%s answered %d".formatted(address, call.getResponseCode()));
    }
    try (InputStream body = call.getInputStream()) {
      byte[] bytes = body.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new IOException("%s is longer than %d bytes".formatted(address, LIMIT));
      }
      return new String(bytes, UTF_8);
    }
  }

  /// Layers TLS over connected sockets only, which is how it learns where they go.
  private static final class Guard extends SSLSocketFactory {

    private final SSLSocketFactory tls;

    Guard(SSLSocketFactory tls) {
      this.tls = tls;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean closesIt)
        throws IOException {
      InetAddress address = connected.getInetAddress();
      if (ForbiddenAddresses.contains(address)) {
        connected.close();
        throw new IOException(
            "%s is not spoken to: %s is of this machine, link-local, or a cloud's own"
                .formatted(host, address.getHostAddress()));
      }
      return tls.createSocket(connected, host, port, closesIt);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      throw unconnected();
    }

    /// The JDK tries these as a last resort, and then tells why the first way was refused.
    private static IOException unconnected() {
      return new IOException("sockets are connected before they are guarded");
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return tls.getSupportedCipherSuites();
    }
  }
}
