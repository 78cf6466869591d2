package dev.shopkeeper.shop.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  private static final String CUSTOMER = "203.0.113.7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "127.0.0.1",
        "172.16.0.9",
        "172.31.255.1",
        "192.168.4.4",
        "169.254.1.1",
        "100.64.0.1",
        "::1",
        "0:0:0:0:0:0:0:1",
        "fd00:1::5",
        "fe80::1"
      })
  void believesTheLastHopOfAProxyInside(String proxy) {
    assertThat(ClientAddress.of(proxy, "1.1.1.1, " + CUSTOMER))
        .isEqualTo(ClientAddress.of(CUSTOMER, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1", "11.0.0.1", "2001:db8::1"})
  void believesNobodyOutside(String peer) {
    assertThat(ClientAddress.of(peer, CUSTOMER)).isEqualTo(ClientAddress.of(peer, null));
  }

  @ParameterizedTest
  @CsvSource({"'203.0.113.7, '", "'203.0.113.7, unknown'", "''", "'203.0.113.7,shop.example'"})
  void countsForTheProxyWhatNamesNoAddress(String header) {
    assertThat(ClientAddress.of("10.0.0.1", header)).isEqualTo(ClientAddress.of("10.0.0.1", null));
  }

  @Test
  void countsAWholeNetworkOfOneIpv6CustomerAsOne() {
    assertThat(ClientAddress.of("2001:db8:1:2::1", null))
        .isEqualTo(ClientAddress.of("2001:db8:1:2:ffff::9", null))
        .isNotEqualTo(ClientAddress.of("2001:db8:1:3::1", null));
  }
}
