package dev.shopkeeper.shop.cart;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;

/// One product in a cart at the price of this moment.
///
/// It is available when the shop sells it and has as many as the cart holds.
public record CartItem(
    long id,
    ProductId productId,
    String name,
    Money price,
    int quantity,
    int stockQuantity,
    boolean available) {

  Money amount() {
    return price.times(quantity);
  }
}
