package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.Map;

/// There is less of a product than an order asks for.
final class OutOfStock extends Refusal {

  private static final long serialVersionUID = 1L;

  OutOfStock(ProductId id, String name, int requested, int available) {
    super(
        ProblemType.OUT_OF_STOCK,
        available == 0
            ? "“%s” is sold out.".formatted(name)
            : "Only %d of “%s” left.".formatted(available, name),
        Map.of(
            "productId", id.value(),
            "productName", name,
            "requested", requested,
            "available", available));
  }
}
