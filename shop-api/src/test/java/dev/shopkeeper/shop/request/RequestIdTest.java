package dev.shopkeeper.shop.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  private static final String TRACE = TraceId.of(null);

  @Test
  void keepsAHarmlessOne() {
    assertThat(RequestId.of("0123456789abcdef", TRACE)).isEqualTo("0123456789abcdef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with space", "line\nbreak", "{\"json\":1}"})
  void takesTheTracesForAnyOther(String given) {
    assertThat(RequestId.of(given, TRACE)).isEqualTo(TRACE);
    assertThat(RequestId.of(null, TRACE)).isEqualTo(TRACE);
  }
}
