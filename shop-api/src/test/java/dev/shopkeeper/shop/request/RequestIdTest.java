package dev.shopkeeper.shop.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  @Test
  void keepsAHarmlessOne() {
    assertThat(RequestId.of("0123456789abcdef")).isEqualTo("0123456789abcdef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with space", "line\nbreak", "{\"json\":1}"})
  void replacesAnyOther(String given) {
    assertThat(RequestId.of(given)).isNotEqualTo(given).hasSize(36);
    assertThat(RequestId.of(null)).hasSize(36);
  }
}
