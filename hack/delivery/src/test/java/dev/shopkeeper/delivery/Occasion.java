package dev.shopkeeper.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens on GitHub, and what is known there.
///
/// @param secrets the names of those that are set, with their values
record Occasion(String event, String reference, boolean fork, Map<String, String> secrets) {
  static final String MAIN = "refs/heads/main";

  static Occasion of(String event, String reference) {
    return new Occasion(event, reference, false, Map.of());
  }

  Occasion with(Map<String, String> known) {
    return new Occasion(event, reference, fork, known);
  }

  boolean isPullRequest() {
    return event.equals("pull_request");
  }

  /// Whether a workflow is started by it, branches and tags considered.
  boolean starts(Workflow workflow) {
    Yaml on = workflow.document().at("on").at(event);
    boolean named = workflow.events().contains(event);
    return switch (event) {
      case "push" ->
          named
              && (reference.startsWith("refs/tags/")
                  ? on.has("tags")
                  : on.texts("branches").contains(reference.replace("refs/heads/", "")));
      default -> named;
    };
  }

  @Nullable Object github(String path) {
    return switch (path) {
      case "github.event_name" -> event;
      case "github.ref" -> reference;
      case "github.event.pull_request.head.repo.fork" -> isPullRequest() ? fork : null;
      default -> null;
    };
  }
}
