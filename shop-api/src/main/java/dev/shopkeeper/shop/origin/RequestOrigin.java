package dev.shopkeeper.shop.origin;

import dev.shopkeeper.shop.settings.AccessSettings;
import dev.shopkeeper.shop.settings.AddressRange;
import dev.shopkeeper.shop.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  private final List<AddressRange> proxies;

  @Autowired
  RequestOrigin(Settings settings) {
    this(settings.access());
  }

  RequestOrigin(AccessSettings access) {
    this.proxies = access.trustedProxies();
  }

  /// Whether the client speaks HTTPS, to us or to the proxy before us.
  public boolean isSecure(HttpServletRequest request) {
    return request.isSecure()
        || (isTrusted(peer(request)) && "https".equals(request.getHeader("X-Forwarded-Proto")));
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
    InetAddress peer = peer(request);
    if (!isTrusted(peer)) {
      return peer;
    }
    List<InetAddress> hops = forwarded(request);
    return hops.reversed().stream()
        .filter(hop -> !isTrusted(hop))
        .findFirst()
        .orElse(hops.isEmpty() ? peer : hops.getLast());
  }

  /// From the nearest backwards, up to the first that is no address.
  private static List<InetAddress> forwarded(HttpServletRequest request) {
    @Nullable String header = request.getHeader("X-Forwarded-For");
    if (header == null) {
      return List.of();
    }
    return Arrays.stream(header.split(",", -1)).toList().reversed().stream()
        .map(RequestOrigin::address)
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .toList()
        .reversed();
  }

  private static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isTrusted(InetAddress address) {
    return proxies.stream().anyMatch(range -> range.contains(address));
  }

  private static InetAddress peer(HttpServletRequest request) {
    return InetAddress.ofLiteral(request.getRemoteAddr());
  }

  private static String host(HttpServletRequest request) {
    @Nullable String host = request.getHeader(HttpHeaders.HOST);
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }
}
