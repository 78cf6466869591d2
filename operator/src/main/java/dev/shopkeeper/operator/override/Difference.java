package dev.shopkeeper.operator.override;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A value in which an object differs from what was rendered.
///
/// @param path where, with `kept`, `added` or `removed` for an item of a list, such as
///   `/spec/template/spec/containers/added/image`
/// @param place the same for people, such as `spec.template.spec.containers[log].image`
/// @param name the last field's
/// @param value what is there now; missing where it was taken away
record Difference(String path, String place, String name, JsonNode value) {
  /// Lists whose items are told apart by a field; every other list is one value.
  private static final Map<String, String> KEYS =
      Map.of(
          "containers", "name",
          "initContainers", "name",
          "volumes", "name",
          "env", "name",
          "volumeMounts", "mountPath",
          "ports", "containerPort");

  /// @param starts what an added item is compared with, by its list; nothing where none is given
  static List<Difference> between(
      JsonNode rendered, JsonNode merged, Map<String, JsonNode> starts) {
    var comparison = new Comparison(starts, new ArrayList<>());
    comparison.values(new Difference("", "", "", merged), rendered);
    return comparison.found();
  }

  private Difference field(String field) {
    return new Difference(
        path + "/" + field,
        place.isEmpty() ? field : place + "." + field,
        field,
        value.path(field));
  }

  private Difference item(String step, String key, JsonNode item) {
    return new Difference(path + "/" + step, place + "[" + key + "]", "", item);
  }

  private record Comparison(Map<String, JsonNode> starts, List<Difference> found) {
    void values(Difference at, JsonNode before) {
      JsonNode after = at.value();
      if (before.equals(after)) {
        return;
      }
      if (KEYS.containsKey(at.name()) && isListOrNothing(before) && isListOrNothing(after)) {
        items(at, before);
      } else if (!KEYS.containsKey(at.name()) && isBranch(before, after)) {
        for (String field : fields(before, after)) {
          values(at.field(field), before.path(field));
        }
      } else {
        found.add(at);
      }
    }

    private void items(Difference at, JsonNode before) {
      Map<String, JsonNode> rendered = byKey(before, at.name());
      Map<String, JsonNode> merged = byKey(at.value(), at.name());
      if (merged.size() < at.value().size() || merged.containsKey("")) {
        found.add(at.item("unkeyed", "two of one " + KEYS.get(at.name()), at.value()));
        return;
      }
      rendered.forEach((key, item) -> {
        String step = merged.containsKey(key) ? "kept" : "removed";
        values(at.item(step, key, merged.getOrDefault(key, MissingNode.getInstance())), item);
      });
      merged.forEach((key, item) -> {
        if (!rendered.containsKey(key)) {
          values(
              at.item("added", key, item),
              starts.getOrDefault(at.name(), MissingNode.getInstance()));
        }
      });
    }
  }

  /// Of items with the same key only one is left.
  private static Map<String, JsonNode> byKey(JsonNode list, String name) {
    var items = new LinkedHashMap<String, JsonNode>();
    list.forEach(item -> items.put(item.path(KEYS.get(name)).asText(), item));
    return items;
  }

  private static Set<String> fields(JsonNode one, JsonNode other) {
    var fields = new LinkedHashSet<String>();
    one.fieldNames().forEachRemaining(fields::add);
    other.fieldNames().forEachRemaining(fields::add);
    return fields;
  }

  /// An empty object is a value, so that putting it there is a difference too.
  private static boolean isBranch(JsonNode one, JsonNode other) {
    return isObjectOrNothing(one)
        && isObjectOrNothing(other)
        && (!one.isEmpty() || !other.isEmpty());
  }

  private static boolean isObjectOrNothing(JsonNode node) {
    return node.isObject() || node.isMissingNode();
  }

  private static boolean isListOrNothing(JsonNode node) {
    return node.isArray() || node.isMissingNode();
  }
}
