package dev.shopkeeper.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Every field of a schema with values that a person, a template or an enemy may write there, one
/// field at a time in an otherwise good spec.
final class ManifestSteps {
  /// A spec in which one field was set.
  record Step(String field, JsonNode value, JsonNode spec) {
    @Override
    public String toString() {
      String text = value.toString();
      return field + "=" + (text.length() > 120 ? text.substring(0, 120) + "…" : text);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode good;
  private final Random random;
  private final List<List<Step>> byField = new ArrayList<>();

  private ManifestSteps(JsonNode good, long seed) {
    this.good = good;
    this.random = new Random(seed);
  }

  /// So many steps by lot, and of each field as many as of every other.
  static List<Step> of(JsonNode schema, JsonNode good, long seed, int count) {
    var steps = new ManifestSteps(good, seed);
    steps.collect("", schema);
    return steps.drawn(count);
  }

  private List<Step> drawn(int count) {
    byField.forEach(steps -> Collections.shuffle(steps, random));
    var drawn = new ArrayList<Step>();
    int longest = byField.stream().mapToInt(List::size).max().orElse(0);
    for (int round = 0; round < longest; round++) {
      for (List<Step> steps : byField) {
        if (round < steps.size() && drawn.size() < count) {
          drawn.add(steps.get(round));
        }
      }
    }
    return drawn;
  }

  private void collect(String pointer, JsonNode schema) {
    if (!pointer.isEmpty()) {
      byField.add(
          new ArrayList<>(
              HostileValues.of(schema).stream()
                  .map(value ->
                      new Step("spec" + pointer.replace('/', '.'), value, with(pointer, value)))
                  .toList()));
    }
    schema
        .path("properties")
        .properties()
        .forEach(field -> collect(pointer + "/" + field.getKey(), field.getValue()));
    if (schema.has("items")) {
      collect(pointer + "/0", schema.get("items"));
    }
  }

  private JsonNode with(String pointer, JsonNode value) {
    JsonNode spec = good.deepCopy();
    String[] steps = pointer.substring(1).split("/", -1);
    JsonNode parent = spec;
    for (int i = 0; i < steps.length - 1; i++) {
      parent = child(parent, steps[i], steps[i + 1].equals("0"));
    }
    put(parent, steps[steps.length - 1], value);
    return spec;
  }

  private static JsonNode child(JsonNode parent, String step, boolean list) {
    JsonNode child = step.equals("0") ? parent.path(0) : parent.path(step);
    if (child.isMissingNode()) {
      child = list ? JSON.createArrayNode() : JSON.createObjectNode();
      put(parent, step, child);
    }
    return child;
  }

  private static void put(JsonNode parent, String step, JsonNode value) {
    switch (parent) {
      case ArrayNode list when list.isEmpty() -> list.add(value);
      case ArrayNode list -> list.set(0, value);
      case ObjectNode object -> object.set(step, value);
      default -> throw new IllegalArgumentException("nothing can be put into " + parent);
    }
  }
}
