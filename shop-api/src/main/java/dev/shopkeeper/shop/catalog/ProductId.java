package dev.shopkeeper.shop.catalog;

import com.fasterxml.jackson.annotation.JsonValue;

/// Names a product.
public record ProductId(@JsonValue long value) implements Comparable<ProductId> {

  @Override
  public int compareTo(ProductId other) {
    return Long.compare(value, other.value);
  }
}
