package dev.shopkeeper.shop.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some orders, the newest first, and after which one there are more; nothing when there are none.
public record OrderPage(List<Order> orders, @Nullable OrderId next) {

  /// Cuts what is more than a page and remembers that it was there.
  static OrderPage of(List<Order> found, int limit) {
    return found.size() <= limit
        ? new OrderPage(found, null)
        : new OrderPage(found.subList(0, limit), found.get(limit - 1).id());
  }
}
