package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.audit.AuditTrail;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// What an administrator does to the catalogue: each change with its entry in the audit trail and
/// its announcement to every replica, or not at all.
@Component
public final class EditProduct {

  private final Products products;
  private final Pictures pictures;
  private final Shelf shelf;
  private final AuditTrail audit;
  private final StockChanged changes;
  private final TransactionOperations transaction;

  EditProduct(
      Products products,
      Pictures pictures,
      Shelf shelf,
      AuditTrail audit,
      StockChanged changes,
      TransactionOperations transaction) {
    this.products = products;
    this.pictures = pictures;
    this.shelf = shelf;
    this.audit = audit;
    this.changes = changes;
    this.transaction = transaction;
  }

  /// Adds a product and returns it as it is kept.
  public Product add(NewProduct product, Actor actor) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          Product added = products.add(product);
          record(
              actor,
              "product.created",
              added.id(),
              Map.of(
                  "name", added.name(),
                  "price", added.price(),
                  "stockQuantity", added.stockQuantity()));
          return added;
        }));
  }

  /// Replaces all of a product but its stock. With a condition it is changed only as long as its
  /// entity tag is one of those; a picture stays unless another address is given.
  public Product change(
      ProductId id, NewProduct product, @Nullable EntityTags condition, Actor actor) {
    return change(
        id,
        before -> {
          if (condition != null && !condition.contain(shelf.answer(before).entityTag())) {
            throw changedInBetween(id);
          }
          Product after = products.change(id, product.withImage(image(before, product)));
          record(
              actor,
              "product.changed",
              id,
              Map.of("name", after.name(), "price", after.price(), "priceBefore", before.price()));
          return after;
        });
  }

  private @Nullable String image(Product before, NewProduct product) {
    String path = Picture.path(before.id());
    String present = before.imageUrl();
    String wanted = product.imageUrl();
    boolean hasPicture = present != null && present.startsWith(path);
    if (hasPicture && (wanted == null || wanted.startsWith(path))) {
      return present;
    }
    pictures.remove(before.id());
    return wanted;
  }

  /// Takes a product out of the catalogue until it is restored.
  public void remove(ProductId id, Actor actor) {
    change(
        id,
        product -> {
          products.archive(id);
          record(actor, "product.removed", id, Map.of("name", product.name()));
          return product;
        });
  }

  /// Brings a removed product back as it was; one that was not removed is left as it is.
  public Product restore(ProductId id, Actor actor) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          boolean removed = products.lockRemoved(id).orElseThrow(() -> missing(id));
          if (removed) {
            products.restore(id);
          }
          Product product = products.find(id).orElseThrow();
          if (removed) {
            record(actor, "product.restored", id, Map.of("name", product.name()));
          }
          return product;
        }));
  }

  /// Gives a product a picture in the place of the one it had; refuses what is not of its type.
  public Product picture(ProductId id, PictureType type, byte[] bytes, Actor actor) {
    if (!type.accepts(bytes)) {
      throw Refusal.ofField("image", unacceptable(type));
    }
    return change(
        id,
        _ -> {
          String hash = pictures.put(id, type.mediaType(), bytes);
          products.setImage(id, Picture.url(id, hash));
          record(actor, "product.pictured", id, Map.of("type", type.mediaType(), "sha256", hash));
          return products.find(id).orElseThrow();
        });
  }

  /// Takes away the picture that a product shows, be it the shop's own or one from elsewhere.
  public void removePicture(ProductId id, Actor actor) {
    change(
        id,
        product -> {
          String url = product.imageUrl();
          if (url == null) {
            throw Pictures.missing(id);
          }
          pictures.remove(id);
          products.setImage(id, null);
          record(actor, "product.unpictured", id, Map.of("imageUrl", url));
          return product;
        });
  }

  private static String unacceptable(PictureType type) {
    return type == PictureType.SVG
        ? "must be plain SVG in UTF-8: shapes, text and gradients, without scripts, style sheets,"
            + " foreign elements or anything from elsewhere"
        : "must be of the type that Content-Type says: " + type.mediaType();
  }

  private Product change(ProductId id, Function<Product, Product> edit) {
    return Objects.requireNonNull(
        transaction.execute(_ -> edit.apply(products.lock(id).orElseThrow(() -> missing(id)))));
  }

  private void record(Actor actor, String action, ProductId id, Map<String, Object> detail) {
    audit.record(actor, action, "product:" + id.value(), detail);
    changes.byAdministrator(id);
  }

  private static Refusal missing(ProductId id) {
    return new Refusal(
        ProblemType.NOT_FOUND, "There is no product %d.".formatted(id.value()), Map.of());
  }

  private static Refusal changedInBetween(ProductId id) {
    return new Refusal(
        ProblemType.PRECONDITION_FAILED,
        "Product %d was changed, or sold, since it was read. Read it again.".formatted(id.value()),
        Map.of());
  }
}
