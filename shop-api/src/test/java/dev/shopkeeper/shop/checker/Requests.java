package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.Caller.Request;
import dev.shopkeeper.shop.checker.history.Action;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// How each action is asked for over HTTP; `tokens` are those of the orders, `admin` the headers of
/// who is signed in.
record Requests(Map<Long, String> tokens, Map<String, String> admin) {

  Request of(Action action) {
    return switch (action) {
      case Action.Place place ->
          new Request("POST", "/api/orders", body(place), Map.of("Idempotency-Key", place.key()));
      case Action.Read(long order) -> new Request("GET", path(order), "", token(order));
      case Action.Cancel(long order) ->
          new Request("POST", path(order) + "/cancel", "", token(order));
      case Action.Advance(long order, String status) ->
          new Request("PATCH", path(order), json(Map.of("status", status)), admin);
      case Action.Listing() -> new Request("GET", "/api/orders", "", admin);
      case Action.Restock(long product, int quantity) ->
          new Request(
              "POST",
              "/api/products/%d/stock".formatted(product),
              json(Map.of("quantity", quantity)),
              admin);
      case Action.Reprice(long product, var price) ->
          new Request(
              "PUT",
              "/api/products/" + product,
              json(Map.of("name", "Product " + product, "price", price)),
              admin);
    };
  }

  private static String path(long order) {
    return "/api/orders/" + order;
  }

  private Map<String, String> token(long order) {
    return Map.of("Order-Token", tokens.getOrDefault(order, ""));
  }

  private static String body(Action.Place place) {
    var items =
        place.lines().stream()
            .map(line -> Map.of("productId", line.product(), "quantity", line.quantity()))
            .toList();
    return json(Map.of("customerEmail", place.email(), "items", items));
  }

  private static String json(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }
}
