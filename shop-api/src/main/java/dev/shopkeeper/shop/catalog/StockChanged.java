package dev.shopkeeper.shop.catalog;

import java.util.Collection;

/// Hears that orders took or returned stock, so that nobody is told the old one for long.
public interface StockChanged {

  /// To be called with the products of each order and cancellation; within a transaction it takes
  /// effect when that commits. It asks nothing of the database: other replicas hear of it within a
  /// quarter of a second, of all such changes together.
  void ofOrder(Collection<ProductId> products);

  /// To be called within the transaction in which an administrator changes a product or its stock:
  /// every replica hears of it exactly if that commits.
  void byAdministrator(ProductId product);
}
