package dev.shopkeeper.shop.catalog.web;

import dev.shopkeeper.shop.admin.AdminOnly;
import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.catalog.CatalogRead;
import dev.shopkeeper.shop.catalog.EditProduct;
import dev.shopkeeper.shop.catalog.EntityTags;
import dev.shopkeeper.shop.catalog.KeptAnswers;
import dev.shopkeeper.shop.catalog.Product;
import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.catalog.ProductQuery;
import dev.shopkeeper.shop.catalog.TooLargeToKeep;
import dev.shopkeeper.shop.catalog.WholeCatalog;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/products")
class ProductController {

  private final KeptAnswers answers;
  private final WholeCatalog wholeCatalog;
  private final EditProduct edit;

  ProductController(KeptAnswers answers, WholeCatalog wholeCatalog, EditProduct edit) {
    this.answers = answers;
    this.wholeCatalog = wholeCatalog;
    this.edit = edit;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
    ProductQuery query = ProductQuery.of(request.getParameterMap());
    try {
      write(new CatalogRead.OfListing(query), request, response);
    } catch (TooLargeToKeep tooLarge) {
      wholeCatalog.write(
          tag -> CatalogResponse.head(tag, null, request, response), response.getOutputStream());
    }
  }

  @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  void one(@PathVariable long id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(new CatalogRead.OfProduct(new ProductId(id)), request, response);
  }

  private void write(CatalogRead read, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    CatalogResponse.write(
        answers.tell(read).orElseThrow(ProductController::missing), request, response);
  }

  @AdminOnly
  @PostMapping
  ResponseEntity<Product> add(@Valid @RequestBody ProductBody body, Actor actor) {
    Product product = edit.add(body.product(), actor);
    return ResponseEntity.created(URI.create("/api/products/" + product.id().value()))
        .body(product);
  }

  @AdminOnly
  @PutMapping("/{id}")
  Product change(
      @PathVariable long id,
      @Valid @RequestBody ProductBody body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Actor actor) {
    if (body.stockQuantity() != null) {
      throw Refusal.ofField(
          "stockQuantity",
          "is changed by POST /api/products/%d/stock alone: leave it out".formatted(id));
    }
    return edit.change(new ProductId(id), body.product(), EntityTags.of(ifMatch), actor);
  }

  @AdminOnly
  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(@PathVariable long id, Actor actor) {
    edit.remove(new ProductId(id), actor);
    return ResponseEntity.noContent().build();
  }

  private static Refusal missing() {
    return new Refusal(ProblemType.NOT_FOUND, "The shop has no such product.", Map.of());
  }
}
