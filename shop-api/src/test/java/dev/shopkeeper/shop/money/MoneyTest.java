package dev.shopkeeper.shop.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {

  @Test
  void isEqualWhateverItsZerosWere() {
    assertThat(Money.of("12.5")).isEqualTo(Money.of("12.50"));
  }

  @Test
  void refusesFractionsOfACentAndDebts() {
    assertThatThrownBy(() -> Money.of("0.001")).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.of("-0.01")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addsUpNothingToZero() {
    assertThat(Stream.<Money>empty().collect(Money.sum())).isEqualTo(Money.ZERO);
  }

  @Test
  void isAPlainNumberWithTwoDecimalsInJson() {
    assertThat(JsonMapper.shared().writeValueAsString(Money.of("1e3"))).isEqualTo("1000.00");
  }
}
