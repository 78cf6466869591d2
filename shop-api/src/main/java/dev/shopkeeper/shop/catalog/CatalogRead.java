package dev.shopkeeper.shop.catalog;

/// What somebody wants to read of the catalogue; equal ones get the same bytes.
public sealed interface CatalogRead {

  /// A listing.
  record OfListing(ProductQuery query) implements CatalogRead {}

  /// One product.
  record OfProduct(ProductId id) implements CatalogRead {}

  /// The whole catalogue.
  CatalogRead ALL = new OfListing(ProductQuery.ALL);
}
