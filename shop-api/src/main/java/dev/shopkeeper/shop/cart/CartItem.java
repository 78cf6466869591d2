package dev.shopkeeper.shop.cart;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;

/// One product in a cart at the price of this moment.
public record CartItem(long id, ProductId productId, String name, Money price, int quantity) {

  Money amount() {
    return price.times(quantity);
  }
}
