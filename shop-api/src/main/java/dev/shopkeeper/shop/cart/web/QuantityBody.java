package dev.shopkeeper.shop.cart.web;

import dev.shopkeeper.shop.cart.Cart;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// How many of an item a guest wants.
record QuantityBody(@NotNull @Min(1) @Max(Cart.MOST_OF_ONE) Integer quantity) {}
