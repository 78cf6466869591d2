package dev.shopkeeper.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Values that are empty, huge, at a bound or beyond it, of a wrong type or unit, or not of this
/// world, for a field of a given schema.
final class HostileValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "-1Gi",
          "1e309",
          "10 parsecs",
          "9999999Ti",
          "true",
          "null",
          "é",
          "قميص",
          "🛒",
          "a\u202eb",
          "a\u0000b",
          "a\nb: c",
          "$(id)",
          "${HOME}",
          "../../etc/passwd",
          "'; DROP TABLE orders; --",
          "{{ .Values.secret }}",
          "kube-system/foreign",
          "localhost",
          "https://169.254.169.254/",
          "example.org/a:1@sha256:" + "0".repeat(64),
          "other",
          "a".repeat(64),
          "a".repeat(10_000));

  private HostileValues() {}

  static List<JsonNode> of(JsonNode schema) {
    return Stream.of(ofType(schema), ofAnotherType()).flatMap(List::stream).distinct().toList();
  }

  private static List<JsonNode> ofType(JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "integer" -> numbers(schema);
      case "string" -> texts(schema);
      case "array" -> lists(schema);
      default -> List.of();
    };
  }

  private static List<JsonNode> numbers(JsonNode schema) {
    var numbers = new ArrayList<JsonNode>();
    for (String bound : List.of("minimum", "maximum")) {
      long at = schema.path(bound).asLong();
      Stream.of(at - 1, at, at + 1).forEach(number -> numbers.add(NODES.numberNode(number)));
    }
    numbers.add(NODES.numberNode(Integer.MAX_VALUE));
    numbers.add(NODES.numberNode(Long.MAX_VALUE));
    numbers.add(NODES.numberNode(2.5));
    return numbers;
  }

  private static List<JsonNode> texts(JsonNode schema) {
    var texts = new ArrayList<JsonNode>();
    TEXTS.forEach(text -> texts.add(NODES.textNode(text)));
    schema.path("enum").forEach(texts::add);
    int longest = schema.path("maxLength").asInt(1);
    texts.add(NODES.textNode("a".repeat(longest)));
    texts.add(NODES.textNode("A".repeat(longest)));
    texts.add(NODES.textNode("a".repeat(longest + 1)));
    return texts;
  }

  private static List<JsonNode> lists(JsonNode schema) {
    int most = schema.path("maxItems").asInt(1);
    var item = NODES.textNode("en");
    return List.of(
        NODES.arrayNode(),
        NODES.arrayNode().add(NODES.nullNode()),
        NODES.arrayNode().add(item).add(item),
        NODES.arrayNode().addAll(Collections.nCopies(most + 1, item)));
  }

  private static List<JsonNode> ofAnotherType() {
    JsonNode deep = NODES.textNode("deep");
    for (int i = 0; i < 50; i++) {
      deep = JSON.createObjectNode().set("a", deep);
    }
    return List.of(
        NODES.nullNode(),
        NODES.booleanNode(true),
        NODES.booleanNode(false),
        NODES.numberNode(3),
        NODES.textNode("three"),
        NODES.arrayNode(),
        NODES.arrayNode().add(3),
        NODES.objectNode(),
        NODES.objectNode().put("a", 1),
        deep);
  }
}
