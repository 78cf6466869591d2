package dev.shopkeeper.shop.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far an order has come.
public enum OrderStatus {
  PENDING,
  PROCESSING,
  COMPLETED,
  CANCELLED;

  /// The status of that word in the database.
  static OrderStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// The word for it, the same in the database and in JSON.
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
