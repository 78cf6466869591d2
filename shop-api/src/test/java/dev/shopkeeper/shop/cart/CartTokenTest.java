package dev.shopkeeper.shop.cart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CartTokenTest {

  @Test
  void isNewEachTimeAndReadsBack() {
    assertThat(Stream.generate(CartToken::random).limit(1_000)).doesNotHaveDuplicates();
    CartToken token = CartToken.random();
    assertThat(CartToken.parse(token.value())).isEqualTo(token);
    assertThat(token.toString()).doesNotContain(token.value());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"short", "' OR 1=1 --", "ééééééééééééééééééééééééééééééééééééééééééé"})
  void isNotReadFromWhatWeNeverMade(@Nullable String header) {
    assertThat(CartToken.parse(header)).isNull();
  }
}
