package dev.shopkeeper.shop.catalog.web;

import dev.shopkeeper.shop.admin.AdminOnly;
import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.catalog.EditProduct;
import dev.shopkeeper.shop.catalog.Picture;
import dev.shopkeeper.shop.catalog.PictureType;
import dev.shopkeeper.shop.catalog.Pictures;
import dev.shopkeeper.shop.catalog.Product;
import dev.shopkeeper.shop.catalog.ProductId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/products/{id}/image")
class PictureController {

  private static final CacheControl BY_NAME =
      CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

  private static final CacheControl BY_VERSION =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final Pictures pictures;
  private final EditProduct edit;

  PictureController(Pictures pictures, EditProduct edit) {
    this.pictures = pictures;
    this.edit = edit;
  }

  @GetMapping
  ResponseEntity<byte[]> show(
      @PathVariable long id, @RequestParam(name = "v", required = false) @Nullable String version) {
    var product = new ProductId(id);
    Picture picture = pictures.find(product).orElseThrow(() -> Pictures.missing(product));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(picture.contentType()))
        .eTag(picture.hash())
        .cacheControl(picture.version().equals(version) ? BY_VERSION : BY_NAME)
        // An SVG opened by itself is a document: it gets no scripts and no origin.
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .body(picture.bytes());
  }

  @AdminOnly
  @PutMapping(
      consumes = {
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "image/avif",
        "image/svg+xml"
      })
  Product put(
      @PathVariable long id,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestBody byte[] bytes,
      Actor actor) {
    PictureType known = PictureType.of(type.getType() + "/" + type.getSubtype()).orElseThrow();
    return edit.picture(new ProductId(id), known, bytes, actor);
  }

  @AdminOnly
  @DeleteMapping
  ResponseEntity<Void> remove(@PathVariable long id, Actor actor) {
    edit.removePicture(new ProductId(id), actor);
    return ResponseEntity.noContent().build();
  }
}
