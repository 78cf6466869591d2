package dev.shopkeeper.delivery;

import java.util.ArrayList;
import java.util.List;

/// One file of `.github/workflows`.
///
/// @param events what starts it by itself; a workflow that is only called has `workflow_call`
/// @param jobs in an order in which each comes after those that it needs
record Workflow(String file, Yaml document, List<String> events, List<Job> jobs) {

  static Workflow of(String file, String text) {
    Yaml document = Yaml.parse(text);
    boolean pipefail = "bash".equals(document.at("defaults").at("run").text("shell"));
    Yaml jobs = document.at("jobs");
    var unordered =
        new ArrayList<>(
            jobs.keys().stream().map(id -> Job.of(file, id, jobs.at(id), pipefail)).toList());
    return new Workflow(file, document, document.texts("on"), ordered(file, unordered));
  }

  private static List<Job> ordered(String file, List<Job> jobs) {
    var ordered = new ArrayList<Job>();
    var done = new ArrayList<String>();
    while (!jobs.isEmpty()) {
      Job next =
          jobs.stream()
              .filter(job -> done.containsAll(job.needs()))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException(file + " needs what is not there"));
      ordered.add(next);
      done.add(next.id());
      jobs.remove(next);
    }
    return List.copyOf(ordered);
  }
}
