package dev.shopkeeper.operator.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopkeeper.operator.observe.ObjectKey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Objects without what differs by chance or is others': UIDs, versions, times, secret values,
/// status, the number of pods, ports of nodes, and what else was wanted when a revision came up.
final class Fingerprint {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Fingerprint() {}

  static Map<String, String> of(Collection<HasMetadata> objects) {
    var prints = new TreeMap<String, String>();
    objects.forEach(object -> prints.put(ObjectKey.of(object).toString(), print(object)));
    return prints;
  }

  private static String print(HasMetadata object) {
    ObjectNode tree = JSON.valueToTree(object);
    tree.remove("status");
    if (object instanceof Secret) {
      tree.remove("data");
    }
    if (object instanceof ControllerRevision) {
      tree.remove(List.of("data", "revision"));
    }
    if (object instanceof Deployment) {
      ((ObjectNode) tree.get("spec")).remove("replicas");
    }
    if (object instanceof Service) {
      withoutAssigned((ObjectNode) tree.get("spec"));
    }
    ObjectNode metadata = (ObjectNode) tree.get("metadata");
    ObjectNode kept = JSON.createObjectNode();
    kept.set("labels", metadata.path("labels"));
    kept.set("annotations", metadata.path("annotations").deepCopy());
    if (kept.get("annotations") instanceof ObjectNode annotations) {
      annotations.remove("shopkeeper.dev/made-by");
    }
    kept.put("owners", metadata.path("ownerReferences").size());
    tree.set("metadata", kept);
    return sorted(tree);
  }

  /// Fields that came later stand later, which means nothing.
  private static String sorted(ObjectNode tree) {
    try {
      return JSON.writeValueAsString(JSON.convertValue(tree, Object.class));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /// Ports of nodes are the API server's to choose, anew whenever a Service becomes a LoadBalancer.
  private static void withoutAssigned(ObjectNode service) {
    service.remove("healthCheckNodePort");
    service.path("ports").forEach(port -> ((ObjectNode) port).remove("nodePort"));
  }
}
