package dev.shopkeeper.shop.inventory;

import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.catalog.StockChanged;
import dev.shopkeeper.shop.inventory.Stock.Change;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Puts goods on the shelf, or takes away what is not there after all.
@Component
public final class Restock {

  /// No shelf of the shop holds more of one product.
  public static final int MOST = 1_000_000;

  private final Stock stock;
  private final StockChanged changes;
  private final TransactionOperations transaction;

  Restock(Stock stock, StockChanged changes, TransactionOperations transaction) {
    this.stock = stock;
    this.changes = changes;
    this.transaction = transaction;
  }

  /// What a product has now.
  public record Level(ProductId productId, int stockQuantity) {}

  /// The stock after `quantity` was added, if there is such a product; refuses to go below nothing
  /// and above the most.
  public Optional<Level> by(int quantity, ProductId product, Actor actor) {
    if (quantity == 0 || quantity < -MOST || quantity > MOST) {
      throw Refusal.ofField("quantity", "must be from -%d to %d and not 0".formatted(MOST, MOST));
    }
    return Objects.requireNonNull(transaction.execute(_ -> change(quantity, product, actor)));
  }

  private Optional<Level> change(int quantity, ProductId product, Actor actor) {
    Optional<Level> level =
        stock
            .change(product, quantity, actor)
            .map(change -> new Level(product, after(change, product, quantity)));
    level.ifPresent(_ -> changes.byAdministrator(product));
    return level;
  }

  static int after(Change change, ProductId product, int quantity) {
    if (change.after() != null) {
      return change.after();
    }
    if (quantity < 0) {
      throw new OutOfStock(product, change.name(), -quantity, change.before());
    }
    throw Refusal.ofField("quantity", "would make more than %d of one product".formatted(MOST));
  }
}
