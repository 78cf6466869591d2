package dev.shopkeeper.shop.catalog.web;

import dev.shopkeeper.shop.catalog.NewProduct;
import dev.shopkeeper.shop.money.Money;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A product as the administrator sends it.
record ProductBody(
    @NotBlank
        @Size(max = 255)
        @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
        String name,
    @Size(max = 10_000)
        @Pattern(regexp = "[^\\x00]*", message = "must not contain the character NUL")
        @Nullable String description,
    @NotNull @PositiveOrZero @Digits(integer = 8, fraction = Money.SCALE) BigDecimal price,
    @Size(max = 512)
        @Pattern(
            regexp =
                "(https?://[\\x21-\\x7E&&[^\"'<>\\\\]]+|/(?![/\\\\])[\\x21-\\x7E&&[^\"'<>\\\\]]*)",
            message = "must be an http or https address, or a path of this site")
        @Nullable String imageUrl,
    @PositiveOrZero @Max(1_000_000) @Nullable Integer stockQuantity) {

  NewProduct product() {
    return new NewProduct(
        name,
        Objects.requireNonNullElse(description, ""),
        new Money(price),
        imageUrl,
        Objects.requireNonNullElse(stockQuantity, 0));
  }
}
