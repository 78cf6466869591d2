package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something the shop sells.
public record Product(
    ProductId id,
    String name,
    String description,
    Money price,
    @Nullable String imageUrl,
    int stockQuantity,
    Instant createdAt) {}
