package dev.shopkeeper.shop.origin;

import dev.shopkeeper.shop.settings.AccessSettings;
import dev.shopkeeper.shop.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// What is known of where a request comes from; forwarding headers count only from trusted proxies.
@Component
public final class RequestOrigin {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final TrustedProxies proxies;

  @Autowired
  RequestOrigin(Settings settings) {
    this(settings.access());
  }

  RequestOrigin(AccessSettings access) {
    this.proxies = new TrustedProxies(access.trustedProxies());
  }

  /// Whether the client speaks HTTPS, to us or to the proxy before us.
  public boolean isSecure(HttpServletRequest request) {
    return request.isSecure()
        || (proxies.forward(request) && "https".equals(request.getHeader("X-Forwarded-Proto")));
  }

  /// Whether the client names this very machine as the host.
  public boolean isLoopback(HttpServletRequest request) {
    return LOOPBACK.contains(host(request).replaceFirst(":[0-9]{1,5}$", ""));
  }

  /// Whether the browser says that a page of this site sends it, or says nothing.
  public boolean isSameSite(HttpServletRequest request) {
    @Nullable String fetched = request.getHeader("Sec-Fetch-Site");
    @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
    String own = (isSecure(request) ? "https://" : "http://") + host(request);
    return (fetched == null || OWN_SITE.contains(fetched))
        && (origin == null || origin.toLowerCase(Locale.ROOT).equals(own));
  }

  /// The client's address: the last one before our own proxies.
  public InetAddress client(HttpServletRequest request) {
    return proxies.client(request);
  }

  private static String host(HttpServletRequest request) {
    @Nullable String host = request.getHeader(HttpHeaders.HOST);
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }
}
