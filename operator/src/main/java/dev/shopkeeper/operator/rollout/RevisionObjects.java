package dev.shopkeeper.operator.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import java.util.Map;
import java.util.Optional;

/// Revisions as Kubernetes keeps them: ControllerRevisions, which are made and never changed.
final class RevisionObjects {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private RevisionObjects() {}

  static ControllerRevision of(Shop shop, NamedRevision revision, long number) {
    Object data = JSON.convertValue(revision.revision(), Map.class);
    return of(shop, revision.name(), number, data);
  }

  static ControllerRevision of(Shop shop, String name, long number, Object data) {
    return new ControllerRevisionBuilder()
        .withMetadata(Metadata.owned(shop, Component.ROLLOUT, name))
        .withRevision(number)
        .withData(data)
        .build();
  }

  /// What the object keeps; nothing, if that is no revision of a Shop.
  static Optional<Revision> read(ControllerRevision object) {
    try {
      JsonNode data = JSON.valueToTree(object.getData());
      Revision revision = JSON.treeToValue(data, Revision.class);
      return Optional.ofNullable(revision)
          .filter(it -> it.spec() != null && it.database() != null)
          .filter(it -> it.api() != null && it.ui() != null);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
