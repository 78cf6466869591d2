package dev.shopkeeper.shop.cart;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.List;

/// What a guest has laid aside to buy.
public record Cart(List<CartItem> items) {

  /// What one order takes, so that a full cart can always be bought.
  public static final int MOST_ITEMS = 50;

  /// What one order takes of one product.
  public static final int MOST_OF_ONE = 999;

  /// What can be bought of it costs at the prices of this moment.
  public Money total() {
    return items.stream().filter(CartItem::available).map(CartItem::amount).collect(Money.sum());
  }

  /// How many of that product there will be when `quantity` more are laid in; refuses too many.
  int quantityWith(ProductId product, int quantity) {
    int present =
        items.stream()
            .filter(item -> item.productId().equals(product))
            .mapToInt(CartItem::quantity)
            .sum();
    if (present == 0 && items.size() >= MOST_ITEMS) {
      throw Refusal.ofField(
          "productId", "would be more than %d products in one cart".formatted(MOST_ITEMS));
    }
    if (quantity > MOST_OF_ONE - present) {
      throw Refusal.ofField(
          "quantity", "would make more than %d of one product".formatted(MOST_OF_ONE));
    }
    return present + quantity;
  }
}
