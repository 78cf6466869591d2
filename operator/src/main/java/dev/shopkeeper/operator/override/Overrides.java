package dev.shopkeeper.operator.override;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.shop.OverridableKind;
import dev.shopkeeper.operator.shop.PatchOperation;
import dev.shopkeeper.operator.shop.Violation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.zjsonpatch.JsonPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The JSON patch of one tier, applied to the objects that were rendered for it.
///
/// The result is checked as a whole against what was rendered: it may differ in what
/// [OverrideRules] lists, however it came to differ. A reason against it is told at the operation
/// that brought it.
///
/// @param field where the operations stand in the Shop
public record Overrides(String field, List<PatchOperation> operations) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What becomes of the objects of the tier.
  public Overridden on(List<? extends HasMetadata> rendered) {
    var violations = new TreeMap<Integer, Violation>();
    for (int i = 0; i < operations.size(); i++) {
      if (targets(rendered, operations.get(i).kind()).isEmpty()) {
        violations.put(i, refusal(i, "there is no such object: " + kinds(rendered)));
      }
    }
    List<HasMetadata> changed =
        rendered.stream().map(object -> changed(object, violations)).toList();
    return new Overridden(changed, List.copyOf(violations.values()));
  }

  /// Those operations that are on any of these objects.
  public Overrides of(List<? extends HasMetadata> rendered) {
    return new Overrides(
        field, operations.stream().filter(it -> !targets(rendered, it.kind()).isEmpty()).toList());
  }

  /// Most objects have no operations, and reading one as JSON costs more than rendering it.
  private HasMetadata changed(HasMetadata object, TreeMap<Integer, Violation> violations) {
    List<Integer> own = operationsOn(object);
    if (own.isEmpty()) {
      return object;
    }
    List<JsonNode> states = states(object, violations);
    check(object, own, states, violations);
    return violations.isEmpty() ? StrictReading.of(states.getLast(), object.getClass()) : object;
  }

  private void check(
      HasMetadata object,
      List<Integer> own,
      List<JsonNode> states,
      TreeMap<Integer, Violation> violations) {
    OverrideRules rules = new OverrideRules(object);
    for (String reason : rules.check(states.getLast())) {
      int since =
          IntStream.range(1, states.size())
              .filter(i -> rules.check(states.get(i)).contains(reason))
              .findFirst()
              .orElseThrow();
      violations.putIfAbsent(own.get(since - 1), refusal(own.get(since - 1), reason));
    }
  }

  /// The object as rendered, and after each operation up to the first that does not apply.
  private List<JsonNode> states(HasMetadata object, TreeMap<Integer, Violation> violations) {
    var states = new ArrayList<JsonNode>();
    states.add(JSON.valueToTree(object));
    for (int i : operationsOn(object)) {
      try {
        states.add(JsonPatch.apply(patch(operations.get(i)), states.getLast()));
      } catch (RuntimeException e) { // the library throws several, unrelated ones
        violations.putIfAbsent(
            i, refusal(i, "does not apply to the %s: %s".formatted(name(object), e.getMessage())));
        return states;
      }
    }
    return states;
  }

  private static JsonNode patch(PatchOperation operation) {
    ObjectNode step = JSON.createObjectNode();
    step.put("op", operation.op().text()).put("path", operation.path());
    JsonNode value = operation.content();
    return JSON.createArrayNode().add(value.isMissingNode() ? step : step.set("value", value));
  }

  private List<Integer> operationsOn(HasMetadata object) {
    return IntStream.range(0, operations.size())
        .filter(i -> isTarget(object, operations.get(i).kind()))
        .boxed()
        .toList();
  }

  private static List<? extends HasMetadata> targets(
      List<? extends HasMetadata> rendered, OverridableKind kind) {
    return rendered.stream().filter(object -> isTarget(object, kind)).toList();
  }

  /// A Service that is there for metrics alone is no Service of the tier to its users.
  private static boolean isTarget(HasMetadata object, OverridableKind kind) {
    return object.getKind().equals(kind.text())
        && !object.getMetadata().getLabels().containsKey(Labels.SCRAPE);
  }

  private static String kinds(List<? extends HasMetadata> rendered) {
    return List.of(OverridableKind.values()).stream()
        .filter(kind -> !targets(rendered, kind).isEmpty())
        .map(OverridableKind::text)
        .collect(Collectors.joining(", ", "the tier has ", ""));
  }

  private static String name(HasMetadata object) {
    return object.getKind() + " " + object.getMetadata().getName();
  }

  private Violation refusal(int operation, String reason) {
    return new Violation(field + "[" + operation + "]", reason);
  }
}
