package dev.shopkeeper.shop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "169.254.169.254",
        "100.100.100.200",
        "168.63.129.16",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "fe80::1",
        "fd00:ec2::254",
        "ff02::1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b::7f00:1"
      })
  void holdWhatNoCallMayReach(String address) {
    assertThat(ForbiddenAddresses.contains(InetAddress.ofLiteral(address))).isTrue();
    assertThat(ForbiddenAddresses.named(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.96.0.17", "192.168.1.2", "203.0.113.9", "2001:db8::1", "64:ff9b::cb00:7109"})
  void leaveTheRestOfTheWorld(String address) {
    assertThat(ForbiddenAddresses.contains(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST.", "issuer.localhost", "[::1]", "[fe80::1]"})
  void areKnownByNameWhereTheNameIsEnough(String host) {
    assertThat(ForbiddenAddresses.named(host)).isTrue();
    assertThat(ForbiddenAddresses.named("issuer.example")).isFalse();
  }
}
