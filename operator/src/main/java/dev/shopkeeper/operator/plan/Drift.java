package dev.shopkeeper.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopkeeper.operator.naming.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.Optional;

/// Whether a server-side apply would change anything.
///
/// The live object's managed fields say which fields are ours. An apply is idle when those are
/// exactly the fields wanted and hold the values wanted. A field that somebody else wrote is no
/// longer ours, so it differs; a field that only somebody else set is not looked at.
final class Drift {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Drift() {}

  static boolean exists(HasMetadata desired, HasMetadata live) {
    return managed(live)
        .map(fields -> !OwnedFields.match(fields, content(desired), JSON.valueToTree(live)))
        .orElse(true);
  }

  /// Whether the field is one that we applied.
  static boolean isOurs(HasMetadata live, String... path) {
    JsonNode field = managed(live).orElse(MissingNode.getInstance());
    for (String step : path) {
      field = field.path("f:" + step);
    }
    return !field.isMissingNode();
  }

  private static Optional<JsonNode> managed(HasMetadata live) {
    return live.getMetadata().getManagedFields().stream()
        .filter(entry -> Labels.OPERATOR.equals(entry.getManager()))
        .filter(entry -> "Apply".equals(entry.getOperation()))
        .filter(entry -> entry.getSubresource() == null || entry.getSubresource().isEmpty())
        .map(ManagedFieldsEntry::getFieldsV1)
        .<JsonNode>map(JSON::valueToTree)
        .findFirst();
  }

  /// What says which object it is, is no field of it.
  private static JsonNode content(HasMetadata desired) {
    ObjectNode tree = JSON.valueToTree(desired);
    tree.remove("apiVersion");
    tree.remove("kind");
    if (tree.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove("name");
      metadata.remove("namespace");
      metadata.remove("uid");
    }
    return tree;
  }
}
