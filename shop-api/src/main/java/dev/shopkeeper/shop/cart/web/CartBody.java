package dev.shopkeeper.shop.cart.web;

import dev.shopkeeper.shop.cart.Cart;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/// What a guest lays into the cart.
record CartBody(
    @NotNull @Positive Long productId, @NotNull @Min(1) @Max(Cart.MOST_OF_ONE) Integer quantity) {}
