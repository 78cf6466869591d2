package dev.shopkeeper.shop.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Completes what springdoc says of a call.
record Operations(ObjectNode components, ProblemTable problems) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> EMPTY = Set.of("204", "304");
  private static final Set<String> WITH_PAUSE = Set.of("429");

  /// Parameters of methods that are none of requests.
  private static final Set<String> INNER = Set.of("actor", "Content-Type");

  ObjectNode complete(Call call, JsonNode derived) {
    ObjectNode operation = JSON.createObjectNode();
    operation.set("operationId", call.line().get("operationId"));
    operation.set("summary", call.line().get("summary"));
    security(call, operation);
    ArrayNode parameters = parameters(call, derived);
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    call.body().ifPresent(body -> operation.set("requestBody", body(derived)));
    ObjectNode responses = operation.putObject("responses");
    Map<String, ObjectNode> sorted = new TreeMap<>();
    problems(call).forEach((status, names) -> sorted.put(status, shared(status, names)));
    for (JsonNode status : call.line().path("answers")) {
      sorted.put(status.stringValue(), answer(call, status.stringValue(), derived));
    }
    sorted.forEach(responses::set);
    return operation;
  }

  private static void security(Call call, ObjectNode operation) {
    if (call.isAdminOnly()) {
      ArrayNode ways = operation.putArray("security");
      ObjectNode session = ways.addObject();
      session.putArray("session");
      if (!call.isReading()) {
        session.putArray("csrf");
      }
      ways.addObject().putArray("bearer");
    }
  }

  private ArrayNode parameters(Call call, JsonNode derived) {
    ArrayNode parameters = JSON.createArrayNode();
    for (JsonNode parameter : derived.path("parameters")) {
      String name = parameter.get("name").stringValue();
      if (!INNER.contains(name)) {
        ObjectNode complete = (ObjectNode) parameter.deepCopy();
        components
            .path("parameters")
            .path(name)
            .properties()
            .forEach(member -> complete.set(member.getKey(), member.getValue()));
        if (name.equals("id")) {
          ((ObjectNode) complete.get("schema")).put("minimum", 1);
        }
        parameters.add(complete);
      }
    }
    call.line().path("parameters").forEach(parameters::add);
    return parameters;
  }

  /// Bytes are not JSON strings: their media type says it all.
  private static JsonNode body(JsonNode derived) {
    ObjectNode body = (ObjectNode) derived.path("requestBody").deepCopy();
    body.get("content")
        .properties()
        .forEach(type -> {
          if (!type.getKey().equals("application/json")) {
            ((ObjectNode) type.getValue()).putObject("schema");
          }
        });
    return body;
  }

  private ObjectNode answer(Call call, String status, JsonNode derived) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("description", EMPTY.contains(status) ? "Nothing more to say" : "The answer");
    ObjectNode headers = answer.putObject("headers");
    header(headers, "X-Request-Id", true);
    for (JsonNode entry : call.line().path("headers")) {
      String name = entry.stringValue().replace("?", "");
      boolean always = name.equals(entry.stringValue()) && !status.equals("503");
      header(headers, name, always);
    }
    if (!EMPTY.contains(status)) {
      answer
          .putObject("content")
          .putObject(call.line().path("content").asString("application/json"))
          .set("schema", schema(call, derived));
    }
    if (call.line().has("links") && status.startsWith("2")) {
      answer.set("links", call.line().get("links"));
    }
    return answer;
  }

  private static JsonNode schema(Call call, JsonNode derived) {
    return call.line().has("schema")
        ? call.line().get("schema")
        : derived.at("/responses/200/content").iterator().next().get("schema");
  }

  private void header(ObjectNode headers, String name, boolean always) {
    ObjectNode header = (ObjectNode) components.at("/headers/" + name).deepCopy();
    header.put("required", always);
    headers.set(name, header);
  }

  private Map<String, Set<String>> problems(Call call) {
    Map<String, Set<String>> byStatus = new TreeMap<>();
    for (String name : call.problems()) {
      byStatus.computeIfAbsent(problems.row(name).status(), _ -> new TreeSet<>()).add(name);
    }
    return byStatus;
  }

  /// Each set of problems once in the document, however many calls have it.
  private ObjectNode shared(String status, Set<String> names) {
    String name = String.join("-or-", names);
    ObjectNode responses = components.withObject("/responses");
    if (!responses.has(name)) {
      responses.set(name, problem(status, names));
    }
    return JSON.createObjectNode().put("$ref", "#/components/responses/" + name);
  }

  private ObjectNode problem(String status, Set<String> names) {
    ObjectNode answer = JSON.createObjectNode();
    List<String> titles = names.stream().map(name -> problems.row(name).title()).toList();
    answer.put("description", String.join("; ", titles));
    ObjectNode headers = answer.putObject("headers");
    header(headers, "X-Request-Id", true);
    if (WITH_PAUSE.contains(status) || status.equals("503")) {
      header(headers, "Retry-After", WITH_PAUSE.contains(status));
    }
    ArrayNode both =
        answer
            .putObject("content")
            .putObject("application/problem+json")
            .putObject("schema")
            .putArray("allOf");
    both.addObject().put("$ref", "#/components/schemas/Problem");
    ObjectNode members = both.addObject().putObject("properties");
    members.putObject("status").put("const", Integer.parseInt(status));
    ArrayNode types = members.putObject("type").putArray("enum");
    names.forEach(name -> types.add("/problems/" + name));
    return answer;
  }
}
