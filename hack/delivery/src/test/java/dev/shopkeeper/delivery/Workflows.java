package dev.shopkeeper.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All workflows of a repository, with the composite actions that they use.
record Workflows(Map<String, Workflow> workflows, Map<String, List<Step>> actions) {
  static final Path GITHUB = Checkout.ROOT.resolve(".github");

  private static final String WORKFLOW = "./.github/workflows/";
  private static final String ACTION = "./.github/actions/";

  /// Those of this checkout.
  static Workflows ours() {
    var files = new TreeMap<String, String>();
    texts().forEach(path -> files.put("./.github/" + GITHUB.relativize(path), read(path)));
    return of(files);
  }

  /// @param files text by path, such as `./.github/workflows/ci.yml`
  static Workflows of(Map<String, String> files) {
    var workflows = new TreeMap<String, Workflow>();
    var actions = new TreeMap<String, List<Step>>();
    files.forEach((path, text) -> {
      if (path.startsWith(WORKFLOW)) {
        String file = path.substring(WORKFLOW.length());
        workflows.put(file, Workflow.of(file, text));
      } else if (path.startsWith(ACTION)) {
        String name = path.substring(ACTION.length()).replaceFirst("/action\\.ya?ml$", "");
        actions.put(ACTION + name, steps(name, Yaml.parse(text).at("runs")));
      }
    });
    return new Workflows(workflows, actions);
  }

  Workflow workflow(String file) {
    return Objects.requireNonNull(workflows.get(file), file);
  }

  /// The workflow that a job calls.
  Workflow called(String path) {
    return workflow(path.substring(WORKFLOW.length()));
  }

  /// Those that something outside starts.
  List<Workflow> started() {
    return workflows.values().stream()
        .filter(workflow -> !workflow.events().equals(List.of("workflow_call")))
        .toList();
  }

  /// Every step there is, those of actions once.
  List<Step> steps() {
    return Stream.concat(
            workflows.values().stream()
                .flatMap(workflow -> workflow.jobs().stream())
                .flatMap(job -> job.steps().stream()),
            actions.values().stream().flatMap(List::stream))
        .sorted(Comparator.comparing(Step::path))
        .toList();
  }

  static List<Path> texts() {
    try (Stream<Path> files = Files.walk(GITHUB)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Step> steps(String name, Yaml runs) {
    var steps = new ArrayList<Step>();
    for (Yaml step : runs.items("steps")) {
      steps.add(Step.of("actions/%s/%d".formatted(name, steps.size() + 1), step, true));
    }
    return List.copyOf(steps);
  }
}
