package dev.shopkeeper.shop.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MoneyProperties {

  @Provide
  Arbitrary<Money> amounts() {
    return Arbitraries.longs()
        .between(0, 9_999_999_999L)
        .map(cents -> new Money(BigDecimal.valueOf(cents, Money.SCALE)));
  }

  private static long cents(Money money) {
    return money.amount().movePointRight(Money.SCALE).longValueExact();
  }

  @Property
  void addsLikeWholeCents(@ForAll("amounts") Money one, @ForAll("amounts") Money other) {
    assertThat(cents(one.plus(other))).isEqualTo(cents(one) + cents(other));
  }

  @Property
  void multipliesLikeWholeCents(
      @ForAll("amounts") Money price, @ForAll @IntRange(min = 0, max = 999) int quantity) {
    assertThat(cents(price.times(quantity))).isEqualTo(cents(price) * quantity);
  }

  @Property
  void sumsToTheSameInAnyOrder(@ForAll List<@From("amounts") Money> amounts) {
    Money sum = amounts.stream().collect(Money.sum());
    List<Money> reversed = new ArrayList<>(amounts);
    Collections.reverse(reversed);

    assertThat(reversed.stream().collect(Money.sum())).isEqualTo(sum);
    assertThat(cents(sum)).isEqualTo(amounts.stream().mapToLong(MoneyProperties::cents).sum());
  }

  @Property
  void readsBackWhatItWrites(@ForAll("amounts") Money money) {
    assertThat(Money.of(money.amount().toPlainString())).isEqualTo(money);
  }
}
