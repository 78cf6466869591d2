package dev.shopkeeper.shop.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.settings.AccessSettings;
import dev.shopkeeper.shop.settings.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestOriginTest {

  private final RequestOrigin origin =
      new RequestOrigin(
          new AccessSettings(
              List.of(),
              List.of(new AddressRange(InetAddress.ofLiteral("10.0.0.0"), 8)),
              Optional.empty()));

  private static MockHttpServletRequest from(String peer) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(peer);
    return request;
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.1.1, '203.0.113.9', 203.0.113.9",
    "10.1.1.1, '6.6.6.6, 203.0.113.9', 203.0.113.9",
    "10.1.1.1, '2001:db8::7', 2001:db8::7",
    "10.1.1.1, , 10.1.1.1",
    "203.0.113.5, '6.6.6.6', 203.0.113.5"
  })
  void theClientIsTheLastOneBeforeOurProxies(
      String peer, @Nullable String forwarded, String client) {
    MockHttpServletRequest request = from(peer);
    if (forwarded != null) {
      request.addHeader("X-Forwarded-For", forwarded);
    }

    assertThat(origin.client(request)).isEqualTo(InetAddress.ofLiteral(client));
  }

  @Test
  void ofSeveralHeadersTheLastIsTheNearestProxys() {
    MockHttpServletRequest request = from("10.1.1.1");
    request.addHeader("X-Forwarded-For", "6.6.6.6");
    request.addHeader("X-Forwarded-For", "203.0.113.9");

    assertThat(origin.client(request)).isEqualTo(InetAddress.ofLiteral("203.0.113.9"));
  }

  @Test
  void onlyAProxyIsBelievedThatTheClientSpeaksHttps() {
    MockHttpServletRequest proxied = from("10.1.1.1");
    proxied.addHeader("X-Forwarded-Proto", "https");
    MockHttpServletRequest forged = from("203.0.113.5");
    forged.addHeader("X-Forwarded-Proto", "https");

    assertThat(origin.isSecure(proxied)).isTrue();
    assertThat(origin.isSecure(forged)).isFalse();
  }
}
