package dev.shopkeeper.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A call with a place for hostile text, `{text}`, in its path, its query or one field of its body.
record HostileCall(String method, String path, @Nullable String body) {

  /// Every call that takes user input; a call that is added gets its lines here.
  static final List<HostileCall> ALL =
      List.of(
          call("GET", "/api/products/{text}"),
          call("GET", "/api/products?q={text}"),
          call("GET", "/api/products?sort={text}"),
          call("GET", "/api/products?order={text}"),
          call("GET", "/api/products?limit={text}"),
          call("GET", "/api/products?after={text}"),
          call("GET", "/api/products?inStock={text}"),
          call("GET", "/api/products?{text}={text}"),
          call("GET", "/api/products/{text}/image"),
          call("PUT", "/api/products/{text}/image"),
          call("DELETE", "/api/products/{text}/image"),
          call("GET", "/api/products/removed?after={text}"),
          call("GET", "/api/products/removed?limit={text}"),
          call("GET", "/api/products/removed?{text}={text}"),
          call("POST", "/api/products/{text}/restore"),
          call("DELETE", "/api/products/{text}"),
          call("POST", "/api/products", "'name': '{text}', 'description': 'a', 'price': 1"),
          call("POST", "/api/products", "'name': 'a', 'description': '{text}', 'price': 1"),
          call("POST", "/api/products", "'name': 'a', 'price': 1, 'imageUrl': '{text}'"),
          call("POST", "/api/products", "'name': 'a', 'price': 1, 'imageUrl': '/{text}'"),
          call("POST", "/api/products", "'name': 'a', 'price': '{text}'"),
          call("PUT", "/api/products/{text}", "'name': 'a', 'price': 1"),
          call("PUT", "/api/products/{product}", "'name': '{text}', 'price': 1"),
          call(
              "PUT", "/api/products/{product}", "'name': 'a', 'description': '{text}', 'price': 1"),
          call("POST", "/api/products/{text}/stock", "'quantity': 1"),
          call("POST", "/api/products/{product}/stock", "'quantity': '{text}'"),
          call("POST", "/api/cart", "'productId': '{text}', 'quantity': 1"),
          call("POST", "/api/cart", "'productId': {product}, 'quantity': '{text}'"),
          call("POST", "/api/cart", "'{text}': 1"),
          call("PUT", "/api/cart/items/{text}", "'quantity': 1"),
          call("DELETE", "/api/cart/items/{text}"),
          call("POST", "/api/orders", "'customerEmail': '{text}', " + HostileCall.ITEMS),
          call(
              "POST", "/api/orders", "'customerEmail': '{text}@example.org', " + HostileCall.ITEMS),
          call("GET", "/api/orders/{text}"),
          call("GET", "/api/orders?status={text}"),
          call("GET", "/api/orders?customerEmail={text}"),
          call("GET", "/api/orders?after={text}"),
          call("GET", "/api/orders?limit={text}"),
          call("PATCH", "/api/orders/{text}", "'status': 'processing'"),
          call("PATCH", "/api/orders/{order}", "'status': '{text}'"),
          call("POST", "/api/orders/{text}/cancel"),
          call("GET", "/api/admin/summary?day={text}"),
          call("POST", "/api/session", "'username': '{text}', 'password': 'a'"),
          call("POST", "/api/session", "'username': 'admin', 'password': '{text}'"));

  /// Every header that somebody reads, but those that prove the administrator.
  static final List<String> HEADERS =
      List.of(
          "Cart-Token",
          "Order-Token",
          "Idempotency-Key",
          "X-Request-Id",
          "If-None-Match",
          "X-Forwarded-For",
          "X-Forwarded-Proto");

  private static final String ITEMS = "'items': [{'productId': {product}, 'quantity': 1}]";

  private static HostileCall call(String method, String path) {
    return new HostileCall(method, path, null);
  }

  private static HostileCall call(String method, String path, String members) {
    return new HostileCall(method, path, "{" + members.replace('\'', '"') + "}");
  }

  boolean creates(String collection) {
    return method.equals("POST") && path.equals(collection);
  }

  Answer send(Http http, String text, Map<String, Long> ids, String... headers) {
    String inPath = URLEncoder.encode(text, UTF_8).replace("+", "%20");
    String json = JsonMapper.shared().writeValueAsString(text);
    return http.call(
        method,
        filled(path, ids).replace("{text}", inPath),
        body == null
            ? null
            : filled(body, ids).replace("{text}", json.substring(1, json.length() - 1)),
        headers);
  }

  private static String filled(String template, Map<String, Long> ids) {
    return template
        .replace("{product}", String.valueOf(ids.get("product")))
        .replace("{order}", String.valueOf(ids.get("order")));
  }

  /// The same text in all headers, beside some that are given.
  static String[] headers(String text, String... given) {
    List<String> headers = new ArrayList<>(List.of(given));
    HEADERS.forEach(name -> headers.addAll(List.of(name, headerValue(text))));
    return headers.toArray(String[]::new);
  }

  /// The same text wherever an administrator would prove to be one.
  static String[] credentials(String text) {
    String value = headerValue(text);
    return new String[] {
      "Cookie", "session=" + value, "X-CSRF-Token", value, "Authorization", "Bearer " + value
    };
  }

  /// Without what HTTP itself forbids there.
  private static String headerValue(String text) {
    return text.replaceAll("[^\\x20-\\x7E\\xA0-\\xFF]", "");
  }
}
