package dev.shopkeeper.shop.order.web;

import dev.shopkeeper.shop.cart.CartToken;
import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.order.OrderLine;
import dev.shopkeeper.shop.order.OrderLines;
import dev.shopkeeper.shop.order.Purchase;
import dev.shopkeeper.shop.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as a customer sends it; without items it is the cart that is bought.
record OrderBody(
    @NotNull
        @Size(max = 254)
        @Pattern(
            regexp = "[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}.]+(\\.[^@\\s\\p{Cntrl}.]+)+",
            message = "must be an e-mail address")
        String customerEmail,
    @Size(min = 1, max = OrderLines.MOST_LINES) @Nullable List<@NotNull @Valid Line> items) {

  record Line(
      @NotNull @Positive Long productId,
      @NotNull @Min(1) @Max(OrderLines.MOST_OF_ONE) Integer quantity) {}

  /// What is bought: what the body names, or else the cart.
  Purchase purchase(@Nullable CartToken cart) {
    if (items != null) {
      return new Purchase.OfItems(customerEmail, new OrderLines(lines(items)));
    }
    if (cart != null) {
      return new Purchase.OfCart(customerEmail, cart);
    }
    throw Refusal.ofField("items", "must be given, or a cart by the header " + CartToken.HEADER);
  }

  private static List<OrderLine> lines(List<Line> items) {
    return items.stream()
        .map(item -> new OrderLine(new ProductId(item.productId()), item.quantity()))
        .toList();
  }
}
