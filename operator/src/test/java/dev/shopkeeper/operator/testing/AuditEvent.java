package dev.shopkeeper.operator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// One request the API server has answered; absent parts are empty.
public record AuditEvent(
    String user,
    String verb,
    String resource,
    String subresource,
    String namespace,
    String name,
    String uri,
    int code) {
  private static final Set<String> MUTATING =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  /// Requests that are a `create` in form only: they ask and keep nothing.
  private static final Set<String> QUESTIONS =
      Set.of(
          "tokenreviews", "subjectaccessreviews", "selfsubjectaccessreviews", "selfsubjectreviews");

  static AuditEvent of(JsonNode line) {
    JsonNode object = line.path("objectRef");
    JsonNode impersonated = line.path("impersonatedUser").path("username");
    return new AuditEvent(
        impersonated.asText(line.path("user").path("username").asText()),
        line.path("verb").asText(),
        object.path("resource").asText(),
        object.path("subresource").asText(),
        object.path("namespace").asText(),
        object.path("name").asText(),
        line.path("requestURI").asText(),
        line.path("responseStatus").path("code").asInt());
  }

  /// Whether the request was to change something: neither a read, nor a question, nor a dry run.
  public boolean mutates() {
    return MUTATING.contains(verb) && !QUESTIONS.contains(resource) && !uri.contains("dryRun=");
  }
}
