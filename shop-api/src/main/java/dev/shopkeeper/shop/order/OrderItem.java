package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;

/// One product of an order, by the name and at the price it was sold for.
public record OrderItem(
    long id, OrderId orderId, ProductId productId, String productName, int quantity, Money price) {

  Money amount() {
    return price.times(quantity);
  }
}
