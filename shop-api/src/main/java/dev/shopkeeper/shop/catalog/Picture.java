package dev.shopkeeper.shop.catalog;

/// A picture's bytes, what they are, and a hash that changes with them.
@SuppressWarnings("ArrayRecordComponent") // written out as it is, never compared
public record Picture(String contentType, byte[] bytes, String hash) {

  private static final int VERSION_DIGITS = 16;

  /// How its address tells it from the product's earlier and later pictures.
  public String version() {
    return hash.substring(0, VERSION_DIGITS);
  }

  /// Where the product's picture is, whatever its version.
  static String path(ProductId id) {
    return "/api/products/%d/image".formatted(id.value());
  }

  /// Where this very picture is.
  static String url(ProductId id, String hash) {
    return path(id) + "?v=" + hash.substring(0, VERSION_DIGITS);
  }
}
