package dev.shopkeeper.shop;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.util.UUID;

/// Somebody who orders at one server.
record Buyer(Http http) {

  static String line(long product, int quantity) {
    return "{\"productId\": %d, \"quantity\": %d}".formatted(product, quantity);
  }

  /// The body of an order of lines, joined by commas.
  static String orderOf(String lines) {
    return "{\"customerEmail\": \"ada@example.com\", \"items\": [%s]}".formatted(lines);
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  /// Orders lines, joined by commas.
  Answer buy(String lines, String... headers) {
    return http.post("/api/orders", orderOf(lines), headers);
  }

  /// The same under a key.
  Answer buyOnce(String key, String lines) {
    return buy(lines, "Idempotency-Key", key);
  }

  /// Buys all that is in a cart, under a key.
  Answer buyCart(String key, String cart) {
    return http.post(
        "/api/orders",
        "{\"customerEmail\": \"ada@example.com\"}",
        "Cart-Token",
        cart,
        "Idempotency-Key",
        key);
  }

  /// A new cart with one product, and what opens it.
  String cart(long product, int quantity) {
    return http.post("/api/cart", line(product, quantity)).json().get("token").stringValue();
  }
}
