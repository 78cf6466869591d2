package dev.shopkeeper.shop.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "~", "8e03978e-40d5-43dd-bc93-6894a57f9324", "\"quoted\""})
  void takesPrintableAscii(String value) {
    assertThat(new IdempotencyKey(value).value()).isEqualTo(value);
    assertThat(new IdempotencyKey("k".repeat(255)).value()).hasSize(255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\t", "a\u0000b", "caf\u00e9", "\u007f", "a\n"})
  void refusesAnythingElse(String value) {
    assertThatThrownBy(() -> new IdempotencyKey(value))
        .isInstanceOf(Refusal.class)
        .hasMessage("The header Idempotency-Key must be 1 to 255 printable ASCII characters.");
    assertThatThrownBy(() -> new IdempotencyKey("k".repeat(256))).isInstanceOf(Refusal.class);
  }

  @Test
  void isNotThereWithoutItsHeader() {
    assertThat(IdempotencyKey.parse(null)).isNull();
    assertThat(IdempotencyKey.parse("a")).isEqualTo(new IdempotencyKey("a"));
  }

  @Test
  void isKeptAsAHashAndLockedByAPartOfIt() {
    var key = new IdempotencyKey("abc");

    assertThat(key.hash())
        .asHexString()
        .isEqualTo("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
    assertThat(key.lock()).isEqualTo(0xBA7816BF8F01CFEAL);
    assertThat(key.toString()).doesNotContain("abc");
  }
}
