package dev.shopkeeper.operator.override;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopkeeper.operator.shop.EnvironmentVariable;
import dev.shopkeeper.operator.workload.PodSecurity;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What an object with overrides may be: read as its kind, it differs from the rendered one in
/// [Overridable] fields only, and these hold nothing that reaches beyond the Shop's own pods.
final class OverrideRules {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POD = "/spec/template/spec";

  private final HasMetadata object;
  private final JsonNode rendered;

  OverrideRules(HasMetadata object) {
    this.object = object;
    this.rendered = JSON.valueToTree(object);
  }

  /// The reasons against it, each naming the field.
  List<String> check(JsonNode merged) {
    var reasons = new ArrayList<String>();
    for (Difference difference : Difference.between(rendered, merged, starts())) {
      reason(difference, merged).ifPresent(reasons::add);
    }
    for (String list : List.of("containers", "initContainers")) {
      merged.at(POD + "/" + list).forEach(item -> container(list, item).ifPresent(reasons::add));
    }
    merged.at(POD + "/volumes").forEach(volume -> volume(volume).ifPresent(reasons::add));
    if (reasons.isEmpty() && !merged.equals(rendered)) {
      unreadable(merged).ifPresent(reasons::add);
    }
    return reasons;
  }

  /// An added container is compared with one that has the security of all of ours: less of it is a
  /// difference that is not overridable.
  private static Map<String, JsonNode> starts() {
    JsonNode restricted =
        JSON.createObjectNode().set("securityContext", JSON.valueToTree(PodSecurity.container()));
    return Map.of("containers", restricted, "initContainers", restricted);
  }

  private Optional<String> reason(Difference difference, JsonNode merged) {
    if (!Overridable.contains(object.getKind(), difference.path())) {
      return Optional.of(
          "must not change %s of %s %s: overrides do not reach it%s"
              .formatted(
                  difference.place(),
                  object.getKind(),
                  object.getMetadata().getName(),
                  difference.path().contains("/added/securityContext")
                      ? "; an added container has the securityContext of the others"
                      : ""));
    }
    return value(difference, merged)
        .map(reason -> "must not set %s so: %s".formatted(difference.place(), reason));
  }

  private Optional<String> value(Difference difference, JsonNode merged) {
    String path = difference.path();
    String text = difference.value().asText();
    if (path.startsWith("/spec/template/metadata/annotations/")) {
      return unless(
          Overridable.isOpenAnnotation(difference.name()),
          "annotations of this domain give pods more than the Shop may");
    }
    if (path.endsWith("/env/added/name")) {
      return EnvironmentVariable.refusal(text);
    }
    if (path.endsWith("/volumeMounts/added/name")) {
      return unless(isScratch(text, merged), "only emptyDir volumes are mounted by overrides");
    }
    if (path.endsWith("/kept/volumeMounts/added/mountPath")) {
      return unless(isApart(text), "it must be apart from what is mounted already");
    }
    if (path.contains("Probe/")) {
      return unless(!difference.name().equals("host"), "probes ask their own pod alone");
    }
    if (path.startsWith(POD + "/containers/kept/resources")) {
      return unless(!isMain(difference), "the tier's field resources is meant for it");
    }
    return Optional.empty();
  }

  private Optional<String> container(String list, JsonNode container) {
    boolean added = isAdded(list, container);
    return unless(
        !added || container.at("/resources/limits/memory").isTextual(),
        "must set resources.limits.memory of %s[%s]: what is added is bounded"
            .formatted(list, container.path("name").asText()));
  }

  private Optional<String> volume(JsonNode volume) {
    return unless(
        !isAdded("volumes", volume) || volume.at("/emptyDir/sizeLimit").isTextual(),
        "must set emptyDir.sizeLimit of volumes[%s]: what is added is bounded"
            .formatted(volume.path("name").asText()));
  }

  private boolean isAdded(String list, JsonNode item) {
    return items(rendered, list).noneMatch(own -> own.get("name").equals(item.path("name")));
  }

  private static boolean isScratch(String name, JsonNode merged) {
    return items(merged, "volumes")
        .filter(volume -> volume.path("name").asText().equals(name))
        .allMatch(volume -> volume.has("emptyDir"));
  }

  /// Nothing may hide the volumes that are mounted: a database that wrote beside its volume would
  /// lose everything with its pod.
  private boolean isApart(String mountPath) {
    String path = mountPath.replaceAll("/+$", "") + "/";
    return path.matches("(/(?!\\.{1,2}/)[^/]+)+/")
        && Stream.of("containers", "initContainers")
            .flatMap(list -> items(rendered, list))
            .flatMap(container -> container.path("volumeMounts").valueStream())
            .map(mount -> mount.get("mountPath").asText() + "/")
            .noneMatch(taken -> taken.startsWith(path) || path.startsWith(taken));
  }

  /// The first container is the tier itself; the others stand beside it.
  private boolean isMain(Difference difference) {
    String main = rendered.at(POD + "/containers/0/name").asText();
    return difference.place().contains(".containers[" + main + "].");
  }

  private static Stream<JsonNode> items(JsonNode object, String list) {
    return StreamSupport.stream(object.at(POD + "/" + list).spliterator(), false);
  }

  private Optional<String> unreadable(JsonNode merged) {
    try {
      StrictReading.of(merged, object.getClass());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "makes no %s of %s: %s"
              .formatted(object.getKind(), object.getMetadata().getName(), e.getMessage()));
    }
  }

  private static Optional<String> unless(boolean holds, String reason) {
    return holds ? Optional.empty() : Optional.of(reason);
  }
}
