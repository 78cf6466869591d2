package dev.shopkeeper.shop.settings;

import java.net.InetAddress;

/// The network addresses that begin with the same bits.
public record AddressRange(InetAddress first, int bits) {

  /// Reads `10.0.0.0/8` or a single address; asks no name server.
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int length = first.getAddress().length * Byte.SIZE;
    int bits = slash < 0 ? length : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > length) {
      throw new IllegalArgumentException("a range of %d bits has no %d".formatted(length, bits));
    }
    return new AddressRange(first, bits);
  }

  /// Whether the address lies in this range; an IPv4 address lies in no IPv6 range.
  public boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    boolean same = mine.length == other.length;
    for (int i = 0; same && i * Byte.SIZE < bits; i++) {
      int free = Math.max(0, (i + 1) * Byte.SIZE - bits);
      same = (mine[i] ^ other[i]) >> free == 0;
    }
    return same;
  }
}
