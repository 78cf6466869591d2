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

/// A running container of a pod, in which commands are carried out.
record Container(KubernetesClient client, String namespace, String pod, String name) {

  private static final String TRY_EACH =
      """
      for target; do
        (timeout 1 bash -c "exec 3<>/dev/tcp/${target%:*}/${target##*:}" 2>/dev/null && echo "$target") &
      done
      wait
      """;

  /// Those of the targets, written `host:port`, that take a connection from here within a second.
  /// The container has to have a bash.
  Set<String> reaches(Collection<String> targets) {
    String[] command =
        Stream.concat(Stream.of("bash", "-c", TRY_EACH, "probe"), targets.stream())
            .toArray(String[]::new);
    return run(command).lines().collect(Collectors.toCollection(TreeSet::new));
  }

  /// What a command prints. One that fails and says why fails the test.
  String run(String... command) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    try (ExecWatch exec =
        client
            .pods()
            .inNamespace(namespace)
            .withName(pod)
            .inContainer(name)
            .writingOutput(out)
            .writingError(err)
            .exec(command)) {
      Integer code = exec.exitCode().get(30, TimeUnit.SECONDS);
      if (code != null && code != 0 && err.size() > 0) {
        throw new AssertionError(err.toString(StandardCharsets.UTF_8));
      }
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
