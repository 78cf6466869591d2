package dev.shopkeeper.operator.shop;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Arithmetic on quantities as users write them, tolerant of those that are none.
final class Quantities {
  private Quantities() {}

  static Optional<BigDecimal> amount(@Nullable String quantity) {
    try {
      return quantity == null
          ? Optional.empty()
          : Optional.of(new Quantity(quantity).getNumericalAmount());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether the first is known to be greater than the second.
  static boolean exceeds(@Nullable String one, @Nullable String other) {
    return amount(one).flatMap(a -> amount(other).map(b -> a.compareTo(b) > 0)).orElse(false);
  }

  /// What was given, or else the default, lowered to the bound where there is one.
  static @Nullable String lesser(
      @Nullable String given, @Nullable String fallback, @Nullable String bound) {
    if (given != null) {
      return given;
    }
    return exceeds(fallback, bound) ? bound : fallback;
  }

  /// What was given, or else the default, raised to the bound where there is one.
  static @Nullable String greater(
      @Nullable String given, @Nullable String fallback, @Nullable String bound) {
    if (given != null) {
      return given;
    }
    return exceeds(bound, fallback) ? bound : fallback;
  }
}
