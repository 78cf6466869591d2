package dev.shopkeeper.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;

class CursorProperties {

  private static Product product(long id, String name, BigDecimal price, long micros) {
    Instant created = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    return new Product(new ProductId(id), name, "", new Money(price), null, 1, created);
  }

  @Property
  void isReadBackInItsOwnOrderAndInNoOther(
      @ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long id,
      @ForAll @NotEmpty @StringLength(max = 255) String name,
      @ForAll @BigRange(min = "0", max = "99999999.99") @Scale(2) BigDecimal price,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long micros,
      @ForAll ProductSort sort,
      @ForAll ProductSort other) {
    // Half of a pair of surrogates is no text that a database could hold.
    String text = name.replaceAll("[\\x00\\p{Cs}]", "x");
    Cursor cursor = Cursor.behind(product(id, text, price, micros), sort);

    assertThat(Cursor.parse(cursor.text(), sort)).contains(cursor);
    assertThat(sort.parameter(cursor.value())).isPresent();
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    if (other != sort) {
      assertThat(Cursor.parse(cursor.text(), other)).isEmpty();
    }
  }

  @Property
  void readsNothingButWhatItWrote(@ForAll String text, @ForAll ProductSort sort) {
    Cursor.parse(text, sort).ifPresent(cursor -> assertThat(cursor.text()).isEqualTo(text));
  }

  @Property
  void takesNoCursorWithALetterMore(
      @ForAll @LongRange(min = 1, max = 1_000_000) long id, @ForAll ProductSort sort) {
    Cursor cursor = Cursor.behind(product(id, "n", BigDecimal.ONE, 1), sort);

    assertThat(Cursor.parse(cursor.text() + "=", sort)).isEmpty();
    assertThat(Cursor.parse(cursor.text().substring(1), sort)).isEmpty();
  }
}
