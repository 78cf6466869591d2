package dev.shopkeeper.shop.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.settings.AccessSettings;
import dev.shopkeeper.shop.settings.AddressRange;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// With the networks that are trusted unless the shop is told otherwise.
class TrustedProxiesTest {

  private static final String CUSTOMER = "203.0.113.7";

  private final TrustedProxies proxies = new TrustedProxies(AccessSettings.PRIVATE_NETWORKS);

  private String client(String peer, @Nullable String forwarded) {
    return proxies.client(InetAddress.ofLiteral(peer), forwarded).getHostAddress();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "127.0.0.1",
        "172.16.0.9",
        "172.31.255.1",
        "192.168.4.4",
        "100.64.0.1",
        "::1",
        "fd00:1::5"
      })
  void believeTheLastHopOfAProxyInside(String proxy) {
    assertThat(client(proxy, "1.1.1.1, " + CUSTOMER)).isEqualTo(CUSTOMER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "192.169.0.1",
        "11.0.0.1",
        "169.254.1.1",
        "2001:db8:0:0:0:0:0:1"
      })
  void believeNobodyOutside(String peer) {
    assertThat(client(peer, CUSTOMER)).isEqualTo(peer);
  }

  @ParameterizedTest
  @CsvSource({"'203.0.113.7, '", "'203.0.113.7, unknown'", "''", "'203.0.113.7,shop.example'"})
  void countForTheProxyWhatNamesNoAddress(String header) {
    assertThat(client("10.0.0.1", header)).isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "'6.6.6.6, 203.0.113.9, 10.2.2.2', 203.0.113.9",
    "'10.9.9.9, 10.2.2.2', 10.9.9.9",
    "'6.6.6.6, nonsense, 10.2.2.2', 10.2.2.2",
    ", 10.1.1.1"
  })
  void walkBackPastEachOther(@Nullable String forwarded, String client) {
    assertThat(client("10.1.1.1", forwarded)).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/9, 10.127.0.1, true", "10.0.0.0/9, 10.128.0.1, false"})
  void countBitsAndNotBytes(String range, String peer, boolean included) {
    var narrow = new TrustedProxies(List.of(AddressRange.parse(range)));

    assertThat(narrow.include(InetAddress.ofLiteral(peer))).isEqualTo(included);
  }
}
