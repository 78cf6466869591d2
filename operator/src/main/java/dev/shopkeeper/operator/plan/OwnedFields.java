package dev.shopkeeper.operator.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// Reads the `fieldsV1` format: `f:` is a field, `k:` an item of a list by its key, `v:` a member
/// of a set, `.` the thing itself, and an empty object a value that is owned whole.
final class OwnedFields {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OwnedFields() {}

  /// Whether the owned fields are exactly the wanted ones and hold the wanted values.
  static boolean match(JsonNode owned, JsonNode wanted, JsonNode live) {
    return match(owned, wanted, live, false);
  }

  private static boolean match(JsonNode owned, JsonNode wanted, JsonNode live, boolean quantity) {
    List<Map.Entry<String, JsonNode>> entries =
        owned.properties().stream().filter(entry -> !entry.getKey().equals(".")).toList();
    if (entries.isEmpty()) {
      return Values.hold(wanted, live, quantity);
    }
    return switch (entries.getFirst().getKey().charAt(0)) {
      case 'f' -> wanted.isObject() && fields(entries, wanted, live, quantity);
      case 'k' -> wanted.isArray() && items(entries, wanted, live);
      case 'v' -> wanted.isArray() && members(entries, wanted);
      default -> Values.hold(wanted, live, quantity);
    };
  }

  private static boolean fields(
      List<Map.Entry<String, JsonNode>> owned, JsonNode wanted, JsonNode live, boolean quantity) {
    return owned.size() == wanted.size()
        && owned.stream()
            .allMatch(entry -> {
              String name = entry.getKey().substring(2);
              return wanted.has(name)
                  && match(
                      entry.getValue(),
                      wanted.get(name),
                      live.path(name),
                      quantity || Values.isQuantity(name));
            });
  }

  private static boolean items(
      List<Map.Entry<String, JsonNode>> owned, JsonNode wanted, JsonNode live) {
    return owned.size() == wanted.size()
        && owned.stream()
            .allMatch(entry -> {
              JsonNode key = parsed(entry.getKey());
              JsonNode item = find(key, wanted);
              return !item.isMissingNode() && match(entry.getValue(), item, find(key, live), false);
            });
  }

  private static boolean members(List<Map.Entry<String, JsonNode>> owned, JsonNode wanted) {
    var members = new ArrayList<JsonNode>();
    owned.forEach(entry -> members.add(parsed(entry.getKey())));
    return members.size() == wanted.size()
        && StreamSupport.stream(wanted.spliterator(), false).allMatch(members::contains);
  }

  /// A part of a key that the item leaves out has its default there, such as `protocol: TCP`.
  private static JsonNode find(JsonNode key, JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(item ->
            key.properties().stream()
                .allMatch(part ->
                    !item.has(part.getKey())
                        || Values.hold(item.get(part.getKey()), part.getValue(), false)))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static JsonNode parsed(String entry) {
    try {
      return JSON.readTree(entry.substring(2));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
