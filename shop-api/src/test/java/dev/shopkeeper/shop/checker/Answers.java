package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.history.Answer;
import dev.shopkeeper.shop.checker.history.Sold;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes out of the API's answers what the checks look at.
final class Answers {

  private Answers() {}

  static Answer read(int status, String body) {
    JsonNode json = JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body);
    return new Answer(status, problem(json), orders(json), number(json, "productId"), stock(json));
  }

  private static String problem(JsonNode json) {
    return json.path("type").asString("").replace("/problems/", "");
  }

  private static List<Sold> orders(JsonNode json) {
    if (json.has("totalAmount")) {
      return List.of(sold(json, json.path("items").valueStream().map(Answers::item).toList()));
    }
    return json.path("orders").valueStream().map(order -> sold(order, List.of())).toList();
  }

  private static Sold sold(JsonNode order, List<Sold.Item> items) {
    return new Sold(
        order.get("id").longValue(),
        order.get("status").stringValue(),
        order.get("totalAmount").decimalValue(),
        items,
        order.path("token").asString(""));
  }

  private static Sold.Item item(JsonNode item) {
    return new Sold.Item(
        item.get("productId").longValue(),
        item.get("quantity").intValue(),
        item.get("price").decimalValue());
  }

  private static @Nullable Long number(JsonNode json, String name) {
    return json.has(name) ? json.get(name).longValue() : null;
  }

  /// A refusal tells what is available, a restock what there is now.
  private static @Nullable Integer stock(JsonNode json) {
    JsonNode stock = json.has("available") ? json.get("available") : json.path("stockQuantity");
    return stock.isNumber() ? stock.intValue() : null;
  }
}
