package dev.shopkeeper.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Server-side apply as far as the loop can tell: given fields are written and owned, fields given
/// up are removed, others stay. Lists are owned whole.
final class Applied {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Applied() {}

  static HasMetadata over(@Nullable HasMetadata before, HasMetadata object) {
    ObjectNode given = JSON.valueToTree(object);
    ObjectNode merged = JSON.createObjectNode();
    if (before != null) {
      merged = JSON.valueToTree(before);
      giveUp(merged, ownedBy(before), given);
    }
    merge(merged, given);
    ObjectNode owned = owned(given);
    owned.remove(List.of("f:apiVersion", "f:kind"));
    ((ObjectNode) owned.get("f:metadata")).remove(List.of("f:name", "f:namespace", "f:uid"));
    ObjectNode entry =
        JSON.createObjectNode().put("manager", "shopkeeper").put("operation", "Apply");
    entry.put("fieldsType", "FieldsV1").set("fieldsV1", owned);
    ((ObjectNode) merged.get("metadata")).putArray("managedFields").add(entry);
    return JSON.convertValue(merged, object.getClass());
  }

  private static JsonNode ownedBy(HasMetadata before) {
    return before.getMetadata().getManagedFields().isEmpty()
        ? JSON.createObjectNode()
        : JSON.valueToTree(before.getMetadata().getManagedFields().getFirst().getFieldsV1());
  }

  private static void giveUp(ObjectNode live, JsonNode owned, JsonNode given) {
    owned
        .properties()
        .forEach(entry -> {
          String field = entry.getKey().substring(2);
          if (!given.has(field)) {
            live.remove(field);
          } else if (live.get(field) instanceof ObjectNode child) {
            giveUp(child, entry.getValue(), given.get(field));
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
