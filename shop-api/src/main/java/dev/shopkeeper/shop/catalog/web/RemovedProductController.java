package dev.shopkeeper.shop.catalog.web;

import dev.shopkeeper.shop.admin.AdminOnly;
import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.catalog.EditProduct;
import dev.shopkeeper.shop.catalog.Product;
import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.catalog.RemovedPage;
import dev.shopkeeper.shop.catalog.RemovedProducts;
import dev.shopkeeper.shop.catalog.RemovedQuery;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/products")
class RemovedProductController {

  private final RemovedProducts removed;
  private final EditProduct edit;

  RemovedProductController(RemovedProducts removed, EditProduct edit) {
    this.removed = removed;
    this.edit = edit;
  }

  @AdminOnly
  @GetMapping("/removed")
  ResponseEntity<RemovedPage> list(HttpServletRequest request) {
    RemovedQuery query = RemovedQuery.of(request.getParameterMap());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(removed.page(query));
  }

  @AdminOnly
  @PostMapping("/{id}/restore")
  Product restore(@PathVariable long id, Actor actor) {
    return edit.restore(new ProductId(id), actor);
  }
}
