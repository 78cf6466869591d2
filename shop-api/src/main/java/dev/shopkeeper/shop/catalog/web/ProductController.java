package dev.shopkeeper.shop.catalog.web;

import dev.shopkeeper.shop.admin.AdminOnly;
import dev.shopkeeper.shop.catalog.Picture;
import dev.shopkeeper.shop.catalog.Pictures;
import dev.shopkeeper.shop.catalog.Product;
import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.catalog.Products;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/products")
class ProductController {

  private static final CacheControl PICTURE_CACHING =
      CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

  private final Products products;
  private final Pictures pictures;

  ProductController(Products products, Pictures pictures) {
    this.products = products;
    this.pictures = pictures;
  }

  @GetMapping
  List<Product> all() {
    return products.all();
  }

  @GetMapping("/{id}")
  Product one(@PathVariable long id) {
    return products.find(new ProductId(id)).orElseThrow(() -> missing("product", id));
  }

  @AdminOnly
  @PostMapping
  ResponseEntity<Product> add(@Valid @RequestBody ProductBody body) {
    Product product = products.add(body.product());
    return ResponseEntity.created(URI.create("/api/products/" + product.id().value()))
        .body(product);
  }

  @GetMapping("/{id}/image")
  ResponseEntity<byte[]> image(@PathVariable long id) {
    Picture picture =
        pictures.find(new ProductId(id)).orElseThrow(() -> missing("picture of product", id));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(picture.contentType()))
        .eTag(picture.hash())
        .cacheControl(PICTURE_CACHING)
        // An SVG opened by itself is a document: it gets no scripts and no origin.
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .body(picture.bytes());
  }

  private static Refusal missing(String thing, long id) {
    return new Refusal(ProblemType.NOT_FOUND, "There is no %s %d.".formatted(thing, id), Map.of());
  }
}
