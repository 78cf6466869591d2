package dev.shopkeeper.shop.limit;

import java.util.Locale;

/// Requests that share a bound: what floods one lane leaves the others free.
enum Lane {
  /// Reads of customers, most of them answered without the database.
  BROWSING(256),
  /// Carts and orders: four for each connection, so that the last one waits for a tenth of a
  /// second.
  ORDERING(128),
  /// The shop's own people, who must get in when customers fill the rest.
  ADMIN(32);

  private final int most;

  Lane(int most) {
    this.most = most;
  }

  /// How many requests may be at work at once.
  int most() {
    return most;
  }

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Judges by method and path alone: who the sender is, is known only much later.
  static Lane of(String method, String path) {
    boolean reads = "GET".equals(method) || "HEAD".equals(method);
    if (path.startsWith("/api/products")) {
      return reads ? BROWSING : ADMIN;
    }
    if (path.startsWith("/api/admin") || path.startsWith("/api/session")) {
      return ADMIN;
    }
    if (path.startsWith("/api/orders")) {
      boolean list = reads && path.length() <= "/api/orders/".length();
      return list || "PATCH".equals(method) ? ADMIN : ORDERING;
    }
    return path.startsWith("/api/cart") ? ORDERING : BROWSING;
  }
}
