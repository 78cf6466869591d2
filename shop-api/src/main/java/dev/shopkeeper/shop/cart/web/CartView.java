package dev.shopkeeper.shop.cart.web;

import dev.shopkeeper.shop.cart.Cart;
import dev.shopkeeper.shop.cart.CartItem;
import dev.shopkeeper.shop.cart.CartToken;
import dev.shopkeeper.shop.money.Money;
import java.util.List;

/// A cart as its guest sees it.
record CartView(List<CartItem> items, Money total, String token) {

  static CartView of(Cart cart, CartToken token) {
    return new CartView(cart.items(), cart.total(), token.value());
  }
}
