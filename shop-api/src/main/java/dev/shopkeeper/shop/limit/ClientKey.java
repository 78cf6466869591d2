package dev.shopkeeper.shop.limit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// Whom a request is counted for, as one number: an IPv4 address, or the /64 that an IPv6 customer
/// has to himself.
final class ClientKey {

  /// No client's network begins so: it is IPv6's multicast.
  private static final long IPV4 = 0xFFFF_FFFF_0000_0000L;

  private ClientKey() {}

  static long of(InetAddress client) {
    ByteBuffer bytes = ByteBuffer.wrap(client.getAddress());
    return client instanceof Inet4Address
        ? IPV4 | (bytes.getInt() & 0xFFFF_FFFFL)
        : bytes.getLong();
  }
}
