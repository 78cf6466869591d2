package dev.shopkeeper.operator.workload;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.List;

/// Probes of containers. Every probe has a time limit, and the start has a budget of its own.
///
/// Liveness waits a minute everywhere: a process that is merely slow, as all are on a node without
/// a free core, would start again colder than it was and pull the next one down.
public final class Probes {
  /// Where the storefront says that it serves: kubelets and load balancers ask the same.
  public static final String UI_HEALTH = "/healthz";

  private Probes() {}

  public static Probe http(String path, String port, int periodSeconds, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString(port))
        .endHttpGet()
        .withPeriodSeconds(periodSeconds)
        .withTimeoutSeconds(3)
        .withFailureThreshold(failures)
        .build();
  }

  public static Probe command(List<String> command, int periodSeconds, int failures) {
    return new ProbeBuilder()
        .withNewExec()
        .withCommand(command)
        .endExec()
        .withPeriodSeconds(periodSeconds)
        .withTimeoutSeconds(5)
        .withFailureThreshold(failures)
        .build();
  }
}
