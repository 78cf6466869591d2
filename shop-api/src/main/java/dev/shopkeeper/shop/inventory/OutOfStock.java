package dev.shopkeeper.shop.inventory;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.Map;

/// There is less of a product than is asked for.
public final class OutOfStock extends Refusal {

  private static final long serialVersionUID = 1L;

  /// Tells the customer how many of `name` are left.
  public OutOfStock(ProductId id, String name, int requested, int available) {
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
