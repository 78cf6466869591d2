package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A container of a pod, from which connections are tried. It needs bash and nothing else.
record Prober(KubernetesClient client, String namespace, String pod, String container) {

  private static final String TRY_EACH =
      """
      for target; do
        (timeout 1 bash -c "exec 3<>/dev/tcp/${target%:*}/${target##*:}" 2>/dev/null && echo "$target") &
      done
      wait
      """;

  /// Those of the targets, written `host:port`, that take a connection within a second.
  Set<String> reaches(Collection<String> targets) {
    String[] command =
        Stream.concat(Stream.of("bash", "-c", TRY_EACH, "probe"), targets.stream())
            .toArray(String[]::new);
    return run(command).lines().collect(Collectors.toCollection(TreeSet::new));
  }

  /// What a command prints; what it says of errors is not part of it.
  String run(String... command) {
    var out = new ByteArrayOutputStream();
    try (ExecWatch exec =
        client
            .pods()
            .inNamespace(namespace)
            .withName(pod)
            .inContainer(container)
            .writingOutput(out)
            .exec(command)) {
      exec.exitCode().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in " + this, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("exec in %s failed".formatted(this), e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "%s/%s".formatted(namespace, pod);
  }
}
