package dev.shopkeeper.shop.openapi;

import dev.shopkeeper.shop.admin.AdminOnly;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/// One call of the API: where it is, the method that answers it, and its line in `operations.json`.
record Call(String method, String path, HandlerMethod handler, JsonNode line) {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  boolean isAdminOnly() {
    return handler.hasMethodAnnotation(AdminOnly.class);
  }

  boolean isReading() {
    return READING.contains(method);
  }

  Optional<MethodParameter> body() {
    return Arrays.stream(handler.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
        .findFirst();
  }

  /// The names of the problems it can answer with: by what it is, and by what its line adds.
  Set<String> problems() {
    Set<String> names =
        new TreeSet<>(
            Set.of(
                "malformed-request",
                "not-acceptable",
                "rate-limited",
                "internal-error",
                "unavailable",
                "overloaded"));
    if (!isReading()) {
      names.add("outcome-unknown");
    }
    if (path.contains("{")) {
      names.add("not-found");
    }
    body()
        .ifPresent(body -> {
          names.add("body-too-large");
          names.add("unsupported-media-type");
          names.add("invalid-fields");
        });
    if (isAdminOnly()) {
      names.addAll(Set.of("unauthenticated", "forbidden", "https-required"));
    }
    if (isAdminOnly() && !isReading()) {
      names.addAll(Set.of("csrf-token-missing", "cross-site-request"));
    }
    line.path("problems").forEach(name -> names.add(name.stringValue()));
    return names;
  }
}
