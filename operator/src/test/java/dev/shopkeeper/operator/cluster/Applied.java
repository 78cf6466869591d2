package dev.shopkeeper.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Server-side apply as far as the loop can tell: given fields are written and owned; fields given
/// up are removed unless another manager owns them; others stay. Lists are owned whole.
final class Applied {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Applied() {}

  static HasMetadata over(@Nullable HasMetadata before, HasMetadata object, String manager) {
    ObjectNode given = JSON.valueToTree(object);
    ObjectNode merged = JSON.createObjectNode();
    List<ManagedFieldsEntry> others = List.of();
    if (before != null) {
      merged = JSON.valueToTree(before);
      others =
          before.getMetadata().getManagedFields().stream()
              .filter(entry -> !entry.getManager().equals(manager))
              .toList();
      giveUp(merged, fieldsOf(before, manager), given, others.stream().map(Applied::tree).toList());
    }
    merge(merged, given);
    var entries = ((ObjectNode) merged.get("metadata")).putArray("managedFields");
    others.forEach(entry -> entries.add(JSON.<JsonNode>valueToTree(entry)));
    entries.add(entry(manager, given));
    return JSON.convertValue(merged, object.getClass());
  }

  /// An edit by somebody else: the fields that it changed are nobody's whom they were before.
  static HasMetadata edited(HasMetadata before, HasMetadata after) {
    JsonNode was = JSON.valueToTree(before);
    JsonNode is = JSON.valueToTree(after);
    is.at("/metadata/managedFields").forEach(entry -> lose(entry.get("fieldsV1"), was, is));
    return JSON.convertValue(is, after.getClass());
  }

  private static void lose(JsonNode owned, JsonNode was, JsonNode is) {
    for (String key : owned.propertyStream().map(Map.Entry::getKey).toList()) {
      JsonNode before = was.path(key.substring(2));
      JsonNode after = is.path(key.substring(2));
      if (after.isObject() && !owned.get(key).isEmpty()) {
        lose(owned.get(key), before, after);
      } else if (!after.equals(before)) {
        ((ObjectNode) owned).remove(key);
      }
    }
  }

  private static ObjectNode entry(String manager, ObjectNode given) {
    ObjectNode owned = owned(given);
    owned.remove(List.of("f:apiVersion", "f:kind"));
    ((ObjectNode) owned.get("f:metadata")).remove(List.of("f:name", "f:namespace", "f:uid"));
    ObjectNode entry = JSON.createObjectNode().put("manager", manager).put("operation", "Apply");
    entry.put("fieldsType", "FieldsV1").set("fieldsV1", owned);
    return entry;
  }

  private static JsonNode fieldsOf(HasMetadata before, String manager) {
    return before.getMetadata().getManagedFields().stream()
        .filter(entry -> entry.getManager().equals(manager))
        .map(Applied::tree)
        .findFirst()
        .orElseGet(JSON::createObjectNode);
  }

  private static JsonNode tree(ManagedFieldsEntry entry) {
    return JSON.valueToTree(entry.getFieldsV1());
  }

  private static void giveUp(
      ObjectNode live, JsonNode owned, JsonNode given, List<JsonNode> others) {
    owned
        .properties()
        .forEach(entry -> {
          String field = entry.getKey().substring(2);
          var theirs = others.stream().filter(other -> other.has(entry.getKey())).toList();
          if (!given.has(field) && theirs.isEmpty()) {
            live.remove(field);
          } else if (given.has(field) && live.get(field) instanceof ObjectNode child) {
            giveUp(
                child,
                entry.getValue(),
                given.get(field),
                theirs.stream().map(other -> other.get(entry.getKey())).toList());
          }
        });
  }

  private static void merge(ObjectNode into, ObjectNode given) {
    given
        .properties()
        .forEach(field -> {
          if (field.getValue() instanceof ObjectNode child
              && into.get(field.getKey()) instanceof ObjectNode present) {
            merge(present, child);
          } else {
            into.set(field.getKey(), field.getValue().deepCopy());
          }
        });
  }

  private static ObjectNode owned(ObjectNode given) {
    ObjectNode fields = JSON.createObjectNode();
    given
        .properties()
        .forEach(field ->
            fields.set(
                "f:" + field.getKey(),
                field.getValue() instanceof ObjectNode child
                    ? owned(child)
                    : JSON.createObjectNode()));
    return fields;
  }
}
