package dev.shopkeeper.shop.limit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Whom a request is counted for, as one number: an IPv4 address, or the /64 that an IPv6 customer
/// has to himself.
final class ClientAddress {

  /// No client's network begins so: it is IPv6's multicast.
  private static final long IPV4 = 0xFFFF_FFFF_0000_0000L;

  private ClientAddress() {}

  /// The last hop that a proxy of the cluster tells, or else the peer itself: whoever comes from
  /// outside may write what he likes into the header, and a proxy puts what it saw at its end.
  static long of(String peer, @Nullable String forwarded) {
    long key = parse(peer);
    if (forwarded == null || !isInside(key)) {
      return key;
    }
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return last.isEmpty() || !isLiteral(last) ? key : parse(last);
  }

  private static long parse(String literal) {
    try {
      InetAddress address = InetAddress.ofLiteral(literal);
      ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
      return address instanceof Inet4Address
          ? IPV4 | (bytes.getInt() & 0xFFFF_FFFFL)
          : bytes.getLong();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  private static boolean isLiteral(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) < 0 && c != '.' && c != ':') {
        return false;
      }
    }
    return true;
  }

  /// Loopback, private, carrier-grade and link-local IPv4; loopback, unique local and link-local
  /// IPv6.
  private static boolean isInside(long key) {
    if ((key & IPV4) != IPV4) {
      return key == 0 || (key >>> 57) == 0xFC >> 1 || (key >>> 54) == 0xFE80 >> 6;
    }
    int first = (int) (key >>> 24) & 0xFF;
    int second = (int) (key >>> 16) & 0xFF;
    return first == 10
        || first == 127
        || (first == 192 && second == 168)
        || (first == 172 && second >> 4 == 1)
        || (first == 169 && second == 254)
        || (first == 100 && second >> 6 == 1);
  }
}
