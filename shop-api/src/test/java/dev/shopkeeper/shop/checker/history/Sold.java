package dev.shopkeeper.shop.checker.history;

import java.math.BigDecimal;
import java.util.List;

/// An order as the shop told it; in a listing without its items and token.
public record Sold(long id, String status, BigDecimal total, List<Item> items, String token) {

  /// One product of it.
  public record Item(long product, int quantity, BigDecimal price) {}
}
