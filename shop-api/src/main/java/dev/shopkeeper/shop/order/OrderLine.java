package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.catalog.ProductId;

/// How many of one product a customer wants.
public record OrderLine(ProductId productId, int quantity) {}
