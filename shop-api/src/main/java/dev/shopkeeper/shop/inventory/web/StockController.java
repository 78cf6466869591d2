package dev.shopkeeper.shop.inventory.web;

import dev.shopkeeper.shop.admin.AdminOnly;
import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.inventory.Restock;
import dev.shopkeeper.shop.inventory.Restock.Level;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StockController {

  private final Restock restock;

  StockController(Restock restock) {
    this.restock = restock;
  }

  /// How many come, or go when it is negative.
  record StockBody(@NotNull Integer quantity) {}

  @AdminOnly
  @PostMapping("/api/products/{id}/stock")
  ResponseEntity<Level> change(
      @PathVariable("id") long number, @Valid @RequestBody StockBody body, Actor actor) {
    Level level =
        restock
            .by(body.quantity(), new ProductId(number), actor)
            .orElseThrow(() ->
                new Refusal(
                    ProblemType.NOT_FOUND, "There is no product %d.".formatted(number), Map.of()));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(level);
  }
}
