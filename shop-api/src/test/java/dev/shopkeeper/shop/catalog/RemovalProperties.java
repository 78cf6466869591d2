package dev.shopkeeper.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class RemovalProperties {

  @Property
  void isReadBackAsItWasWritten(
      @ForAll @LongRange(min = 0, max = 99_999_999_999_999_999L) long micros,
      @ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long id) {
    var removal = new Removal(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new ProductId(id));

    assertThat(Removal.parse(removal.text())).contains(removal);
  }

  @Property
  void readsNothingButTwoNumbers(
      @ForAll @CharRange(from = '0', to = '9') @Chars({'-', 'x'}) @StringLength(max = 40)
          String text) {
    assertThat(Removal.parse(text).isPresent()).isEqualTo(text.matches("[0-9]{1,17}-[0-9]{1,18}"));
  }
}
