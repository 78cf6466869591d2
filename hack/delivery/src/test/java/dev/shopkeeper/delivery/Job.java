package dev.shopkeeper.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A job: steps of its own, or a call of another workflow.
record Job(
    String id,
    List<String> needs,
    @Nullable String condition,
    boolean continuesOnError,
    @Nullable String calls,
    Map<String, String> with,
    Map<String, String> secrets,
    Map<String, String> environment,
    boolean hasPermissions,
    List<Step> steps) {

  static Job of(String file, String id, Yaml yaml, boolean pipefail) {
    String shell = yaml.at("defaults").at("run").text("shell");
    boolean fails = shell == null ? pipefail : shell.equals("bash");
    var steps = new ArrayList<Step>();
    for (Yaml step : yaml.items("steps")) {
      steps.add(Step.of("%s/%s/%d".formatted(file, id, steps.size() + 1), step, fails));
    }
    return new Job(
        id,
        yaml.texts("needs"),
        yaml.text("if"),
        Step.isTrueOrUnknown(yaml.text("continue-on-error")),
        yaml.text("uses"),
        yaml.at("with").strings(),
        yaml.at("secrets").strings(),
        yaml.at("env").strings(),
        yaml.has("permissions"),
        steps);
  }
}
