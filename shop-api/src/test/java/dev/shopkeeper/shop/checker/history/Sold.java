package dev.shopkeeper.shop.checker.history;

import java.math.BigDecimal;
import java.util.List;

/// An order as the shop told it; in a listing without its items and token.
public record Sold(long id, String status, BigDecimal total, List<Item> items, String token) {

  /// Amounts are equal however many zeros they were written with.
  public Sold {
    total = total.stripTrailingZeros();
  }

  /// One product of it.
  public record Item(long product, int quantity, BigDecimal price) {

    /// The same of the price.
    public Item {
      price = price.stripTrailingZeros();
    }
  }
}
