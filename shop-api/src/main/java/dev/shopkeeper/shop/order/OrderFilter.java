package dev.shopkeeper.shop.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which orders a list has: all that meet what is given, `from` on and before `to`, older than
/// `after`, and no more of them than `limit`.
public record OrderFilter(
    @Nullable OrderStatus status,
    @Nullable String email,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable OrderId after,
    int limit) {

  /// How many there are when nobody says.
  public static final int USUAL_LIMIT = 50;

  /// More than these are not one page.
  public static final int MOST = 100;
}
