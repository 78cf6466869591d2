package dev.shopkeeper.shop.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ClientKeyTest {

  private static long key(String address) {
    return ClientKey.of(InetAddress.ofLiteral(address));
  }

  @Test
  void countsAWholeNetworkOfOneIpv6CustomerAsOne() {
    assertThat(key("2001:db8:1:2::1"))
        .isEqualTo(key("2001:db8:1:2:ffff::9"))
        .isNotEqualTo(key("2001:db8:1:3::1"));
  }

  @Test
  void keepsNeighboursInIpv4Apart() {
    assertThat(key("203.0.113.7")).isNotEqualTo(key("203.0.113.8"));
  }
}
