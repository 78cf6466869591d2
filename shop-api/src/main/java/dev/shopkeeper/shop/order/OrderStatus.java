package dev.shopkeeper.shop.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// How far an order has come.
public enum OrderStatus {
  PENDING,
  PROCESSING,
  COMPLETED,
  CANCELLED;

  /// The status of that word in the database.
  public static OrderStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// Whether an order goes from here to `next`; there is no way back.
  public boolean mayBecome(OrderStatus next) {
    return switch (this) {
      case PENDING -> next == PROCESSING || next == CANCELLED;
      case PROCESSING -> next == COMPLETED || next == CANCELLED;
      case COMPLETED, CANCELLED -> false;
    };
  }

  /// All from which an order goes to this one.
  Set<OrderStatus> predecessors() {
    return Arrays.stream(values())
        .filter(status -> status.mayBecome(this))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The word for it, the same in the database and in JSON.
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
