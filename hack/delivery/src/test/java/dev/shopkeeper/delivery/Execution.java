package dev.shopkeeper.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One run of a workflow as GitHub would have it, with all that it calls, where some steps do not
/// achieve what they are there for. Those that hide it, or are told to go on, end well all the
/// same: that is the path this looks for. A job is taken to ask its own needs only, although GitHub
/// asks theirs too: so there are more paths here than there.
final class Execution {

  /// A step that was run.
  ///
  /// @param achieved whether it did what it is there for
  /// @param given what its inputs and variables came to
  /// @param told what the jobs that its job needs had come to
  record Done(
      Step step, boolean achieved, Map<String, String> given, Map<String, Conclusion> told) {}

  private final Workflows workflows;
  private final Occasion occasion;
  private final Predicate<Step> broken;
  private final List<Done> done = new ArrayList<>();

  private Execution(Workflows workflows, Occasion occasion, Predicate<Step> broken) {
    this.workflows = workflows;
    this.occasion = occasion;
    this.broken = broken;
  }

  /// The steps that are run, in order.
  static List<Done> of(
      Workflows workflows, Workflow workflow, Occasion occasion, Predicate<Step> broken) {
    var execution = new Execution(workflows, occasion, broken);
    execution.run(workflow, Map.of(), occasion.secrets());
    return List.copyOf(execution.done);
  }

  private Conclusion run(
      Workflow workflow, Map<String, @Nullable Object> inputs, Map<String, String> secrets) {
    var results = new LinkedHashMap<String, Conclusion>();
    for (Job job : workflow.jobs()) {
      var needed = new TreeMap<String, Conclusion>();
      job.needs().forEach(id -> needed.put(id, results.getOrDefault(id, Conclusion.SKIPPED)));
      Conclusion conclusion = run(job, needed, inputs, secrets);
      boolean forgiven = conclusion == Conclusion.FAILURE && job.continuesOnError();
      results.put(job.id(), forgiven ? Conclusion.SUCCESS : conclusion);
    }
    return results.containsValue(Conclusion.FAILURE) ? Conclusion.FAILURE : Conclusion.SUCCESS;
  }

  private Conclusion run(
      Job job,
      Map<String, Conclusion> needed,
      Map<String, @Nullable Object> inputs,
      Map<String, String> secrets) {
    boolean went = needed.values().stream().allMatch(it -> it == Conclusion.SUCCESS);
    boolean failed = needed.containsValue(Conclusion.FAILURE);
    var scope =
        new Expression.Scope(path -> context(path, needed, inputs, secrets), status(went, failed));
    if (!Expression.holds(job.condition(), scope)) {
      return Conclusion.SKIPPED;
    }
    if (job.calls() != null) {
      return run(
          workflows.called(job.calls()), values(job.with(), scope), texts(job.secrets(), scope));
    }
    return run(job.steps(), job.environment(), scope.context(), needed);
  }

  private Conclusion run(
      List<Step> steps,
      Map<String, String> environment,
      Function<String, @Nullable Object> context,
      Map<String, Conclusion> told) {
    boolean failed = false;
    for (Step step : steps) {
      var scope = new Expression.Scope(context, status(!failed, failed));
      if (Expression.holds(step.condition(), scope)) {
        failed |= run(step, environment, scope, told) == Conclusion.FAILURE;
      }
    }
    return failed ? Conclusion.FAILURE : Conclusion.SUCCESS;
  }

  private Conclusion run(
      Step step,
      Map<String, String> environment,
      Expression.Scope scope,
      Map<String, Conclusion> told) {
    boolean achieved = !broken.test(step);
    var given = new TreeMap<>(texts(environment, scope));
    given.putAll(texts(step.environment(), scope));
    given.putAll(texts(step.with(), scope));
    done.add(new Done(step, achieved, given, told));
    if (step.uses() != null && step.uses().startsWith("./")) {
      Map<String, @Nullable Object> inputs = values(step.with(), scope);
      achieved &=
          run(
                  workflows.actions().getOrDefault(step.uses(), List.of()),
                  Map.of(),
                  path -> path.startsWith("inputs.") ? input(inputs, path) : occasion.github(path),
                  told)
              == Conclusion.SUCCESS;
    }
    return achieved || step.continuesOnError() || step.hidesFailures()
        ? Conclusion.SUCCESS
        : Conclusion.FAILURE;
  }

  private @Nullable Object context(
      String path,
      Map<String, Conclusion> needed,
      Map<String, @Nullable Object> inputs,
      Map<String, String> secrets) {
    if (path.startsWith("inputs.")) {
      return input(inputs, path);
    }
    if (path.startsWith("secrets.")) {
      return secrets.get(path.substring("secrets.".length()));
    }
    if (path.matches("needs\\.[^.]+\\.result")) {
      Conclusion result = needed.get(path.replaceAll("^needs\\.|\\.result$", ""));
      return result == null ? null : result.toString().toLowerCase(Locale.ROOT);
    }
    return occasion.github(path);
  }

  private static @Nullable Object input(Map<String, @Nullable Object> inputs, String path) {
    return inputs.get(path.substring("inputs.".length()));
  }

  private static Function<String, Boolean> status(boolean went, boolean failed) {
    return name ->
        switch (name) {
          case "success" -> went;
          case "failure" -> failed;
          case "always" -> true;
          default -> false;
        };
  }

  private static Map<String, @Nullable Object> values(
      Map<String, String> given, Expression.Scope scope) {
    var values = new HashMap<String, @Nullable Object>();
    given.forEach((name, text) -> values.put(name, value(text, scope)));
    return values;
  }

  /// YAML's own truths are none any more once they are text.
  private static @Nullable Object value(String text, Expression.Scope scope) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> Expression.value(text, scope);
    };
  }

  private static Map<String, String> texts(Map<String, String> given, Expression.Scope scope) {
    return values(given, scope).entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
  }
}
