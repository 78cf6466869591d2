package dev.shopkeeper.shop.origin;

import dev.shopkeeper.shop.settings.AddressRange;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The proxies whose word counts: for whom they speak, and how those speak to them.
public record TrustedProxies(List<AddressRange> ranges) {

  /// The client that sends a request: who connects, or the last one before our proxies.
  public InetAddress client(HttpServletRequest request) {
    return client(peer(request), forwarded(request));
  }

  /// Whether one of them forwards the request.
  boolean forward(HttpServletRequest request) {
    return include(peer(request));
  }

  private static InetAddress peer(HttpServletRequest request) {
    return InetAddress.ofLiteral(request.getRemoteAddr());
  }

  /// The last of several: each proxy adds to the end.
  private static @Nullable String forwarded(HttpServletRequest request) {
    Enumeration<String> values = request.getHeaders("X-Forwarded-For");
    @Nullable String last = null;
    while (values.hasMoreElements()) {
      last = values.nextElement();
    }
    return last;
  }

  boolean include(InetAddress peer) {
    return ranges.stream().anyMatch(range -> range.contains(peer));
  }

  /// The client of a peer that forwards for these hops: the last one before our proxies. Whoever
  /// comes from outside may write what they like into the header; a proxy puts what it saw at the
  /// end. What is no address ends the walk.
  InetAddress client(InetAddress peer, @Nullable String forwarded) {
    InetAddress nearest = peer;
    String rest = forwarded == null ? "" : forwarded;
    while (!rest.isEmpty() && include(nearest)) {
      int comma = rest.lastIndexOf(',');
      @Nullable InetAddress hop = address(rest.substring(comma + 1));
      if (hop == null) {
        return nearest;
      }
      nearest = hop;
      rest = rest.substring(0, Math.max(comma, 0));
    }
    return nearest;
  }

  private static @Nullable InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text.strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
