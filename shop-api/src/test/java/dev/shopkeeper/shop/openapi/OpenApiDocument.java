package dev.shopkeeper.shop.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document: paths, parameters and schemas from the controllers, what holds for every
/// call by convention, and from `operations.json` what no signature says.
public final class OpenApiDocument {

  private static final JsonMapper JSON = JsonMapper.shared();

  private OpenApiDocument() {}

  /// The document of these handlers, as text; `derived` is what springdoc made of them.
  public static String of(JsonNode derived, Map<RequestMappingInfo, HandlerMethod> handlers)
      throws IOException {
    ObjectNode document = (ObjectNode) resource("frame.json");
    JsonNode lines = resource("operations.json");
    var problems = ProblemTable.read();
    List<Call> calls = calls(handlers, lines);
    requireLines(calls, lines);
    var operations = new Operations((ObjectNode) document.get("components"), problems);
    Map<String, ObjectNode> paths = new TreeMap<>();
    for (Call call : calls) {
      JsonNode operation = derived.path("paths").path(call.path()).path(lower(call.method()));
      paths
          .computeIfAbsent(call.path(), ignored -> JSON.createObjectNode())
          .set(lower(call.method()), operations.complete(call, operation));
    }
    paths.forEach(((ObjectNode) document.get("paths"))::set);
    new Schemas((ObjectNode) document.at("/components/schemas"))
        .add((ObjectNode) derived.at("/components/schemas"), calls);
    ((ObjectNode) document.get("components")).remove(List.of("parameters", "headers"));
    return JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document)
        + "\n";
  }

  private static List<Call> calls(Map<RequestMappingInfo, HandlerMethod> handlers, JsonNode lines) {
    List<Call> calls = new ArrayList<>();
    handlers.forEach((mapping, handler) -> {
      for (String path : mapping.getPatternValues()) {
        for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
          if (path.startsWith("/api/")) {
            JsonNode line = lines.path(method + " " + path);
            calls.add(new Call(method.name(), path, handler, line));
          }
        }
      }
    });
    calls.sort(Comparator.comparing(Call::path).thenComparing(Call::method));
    return calls;
  }

  private static void requireLines(List<Call> calls, JsonNode lines) {
    Set<String> unknown = new TreeSet<>();
    lines.propertyNames().forEach(unknown::add);
    for (Call call : calls) {
      if (!unknown.remove(call.method() + " " + call.path())) {
        throw new IllegalStateException(
            "operations.json has no line for %s %s".formatted(call.method(), call.path()));
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalStateException("operations.json has lines for no call: " + unknown);
    }
  }

  private static String lower(String method) {
    return method.toLowerCase(Locale.ROOT);
  }

  private static JsonNode resource(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            OpenApiDocument.class.getResourceAsStream("/openapi/" + name), name)) {
      return JSON.readTree(file);
    }
  }
}
