package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.money.Money;
import org.jspecify.annotations.Nullable;

/// A product before the shop has given it an id.
public record NewProduct(
    String name, String description, Money price, @Nullable String imageUrl, int stockQuantity) {

  NewProduct withImage(@Nullable String url) {
    return new NewProduct(name, description, price, url, stockQuantity);
  }
}
