package dev.shopkeeper.shop.money;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// An amount exact to the cent and never negative.
public record Money(@JsonValue BigDecimal amount) {

  /// Nothing.
  public static final Money ZERO = new Money(BigDecimal.ZERO);

  /// Digits after the point.
  public static final int SCALE = 2;

  /// Refuses fractions of a cent: rounding is a decision no caller has made.
  public Money {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("an amount of money is never negative: " + amount);
    }
    amount = amount.setScale(SCALE);
  }

  /// The amount written in `text`, such as `12.50`.
  public static Money of(String text) {
    return new Money(new BigDecimal(text));
  }

  /// Both together.
  public Money plus(Money other) {
    return new Money(amount.add(other.amount));
  }

  /// This amount `quantity` times.
  public Money times(int quantity) {
    return new Money(amount.multiply(BigDecimal.valueOf(quantity)));
  }

  /// Collects amounts to their sum.
  public static Collector<Money, ?, Money> sum() {
    return Collectors.reducing(ZERO, Money::plus);
  }
}
