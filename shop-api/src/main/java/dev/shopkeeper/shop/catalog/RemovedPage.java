package dev.shopkeeper.shop.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some removed products, the last one first, and what `after` takes for the page that follows;
/// nothing when none does.
public record RemovedPage(List<RemovedProduct> products, @Nullable String next) {

  /// Cuts what is more than a page and remembers that it was there.
  static RemovedPage of(List<RemovedProduct> found, int limit) {
    return found.size() <= limit
        ? new RemovedPage(found, null)
        : new RemovedPage(found.subList(0, limit), Removal.of(found.get(limit - 1)).text());
  }
}
