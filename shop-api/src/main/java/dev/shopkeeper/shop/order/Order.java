package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;
import java.time.Instant;
import java.util.List;

/// What a customer has bought; its total is always the sum of its items.
public record Order(
    OrderId id,
    String customerEmail,
    Money totalAmount,
    OrderStatus status,
    Instant createdAt,
    List<OrderItem> items) {

  /// Refuses to exist with a total that its items do not add up to.
  public Order {
    items = List.copyOf(items);
    Money sum = items.stream().map(OrderItem::amount).collect(Money.sum());
    if (!sum.equals(totalAmount)) {
      throw new IllegalStateException(
          "order %d says %s and adds up to %s".formatted(id.value(), totalAmount, sum));
    }
  }

  /// The order as it was answered when it was placed.
  Order asPlaced() {
    return new Order(id, customerEmail, totalAmount, OrderStatus.PENDING, createdAt, items);
  }

  /// Which products it is of.
  List<ProductId> productIds() {
    return items.stream().map(OrderItem::productId).toList();
  }

  /// Without the customer's address, for logs.
  @Override
  public String toString() {
    return "Order[id=%d, status=%s]".formatted(id.value(), status);
  }
}
