package dev.shopkeeper.shop.origin;

import dev.shopkeeper.shop.settings.AddressRange;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The proxies whose word counts: for whom they speak, and how those speak to them.
public record TrustedProxies(List<AddressRange> ranges) {

  /// Whether the peer is one of them.
  public boolean include(InetAddress peer) {
    return ranges.stream().anyMatch(range -> range.contains(peer));
  }

  /// The client of a peer that forwards for these hops: the last one before our proxies. Whoever
  /// comes from outside may write what they like into the header; a proxy puts what it saw at the
  /// end. What is no address ends the walk.
  public InetAddress client(InetAddress peer, @Nullable String forwarded) {
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
