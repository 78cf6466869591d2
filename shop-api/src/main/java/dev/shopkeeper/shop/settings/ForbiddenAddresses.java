package dev.shopkeeper.shop.settings;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where no outgoing call may end that somebody configured: this machine, its links, and the
/// cloud's metadata, which hands out the machine's own credentials.
public final class ForbiddenAddresses {

  private static final List<AddressRange> RANGES =
      List.of(
          AddressRange.parse("0.0.0.0/8"),
          AddressRange.parse("127.0.0.0/8"),
          AddressRange.parse("169.254.0.0/16"),
          AddressRange.parse("100.100.100.200"),
          AddressRange.parse("168.63.129.16"),
          AddressRange.parse("192.0.0.192"),
          AddressRange.parse("224.0.0.0/3"),
          // Unspecified, loopback, and IPv4 written as IPv6.
          AddressRange.parse("::/96"),
          AddressRange.parse("fe80::/10"),
          AddressRange.parse("fec0::/10"),
          AddressRange.parse("fd00:ec2::/32"),
          AddressRange.parse("ff00::/8"));

  /// IPv4 inside IPv6, by translators and tunnels.
  private static final List<AddressRange> WRAPPED =
      List.of(AddressRange.parse("64:ff9b::/96"), AddressRange.parse("64:ff9b:1::/48"));

  private ForbiddenAddresses() {}

  /// Whether a call must not end there.
  public static boolean contains(InetAddress address) {
    return RANGES.stream().anyMatch(range -> range.contains(address))
        || (WRAPPED.stream().anyMatch(range -> range.contains(address))
            && contains(lastFourBytes(address)));
  }

  /// Whether a host's name alone says so; what names resolve to is checked when they are called.
  static boolean named(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    try {
      return contains(InetAddress.ofLiteral(name));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static InetAddress lastFourBytes(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] last = Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length);
    return AddressRange.parse(
            "%d.%d.%d.%d".formatted(last[0] & 0xff, last[1] & 0xff, last[2] & 0xff, last[3] & 0xff))
        .first();
  }
}
