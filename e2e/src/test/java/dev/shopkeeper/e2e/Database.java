package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A Shop's PostgreSQL, asked from inside its own container.
record Database(Shop shop) {

  private static final String PIDFILE = "/var/lib/postgresql/data/pgdata/postmaster.pid";

  /// The one value that a query answers, as text.
  String value(String sql) {
    return run("psql", "-XAtq", "-d", "ecommerce", "-c", sql).strip();
  }

  String pod() {
    return shop.name() + "-database-0";
  }

  String podUid() {
    var pod = shop.client().pods().inNamespace(shop.namespace()).withName(pod()).get();
    return pod == null ? "" : pod.getMetadata().getUid();
  }

  int restarts() {
    return shop.client()
        .pods()
        .inNamespace(shop.namespace())
        .withName(pod())
        .require()
        .getStatus()
        .getContainerStatuses()
        .getFirst()
        .getRestartCount();
  }

  /// Takes the server down as a crash would, and waits until the kubelet has noticed.
  void crash() {
    int before = restarts();
    run("bash", "-c", "kill -9 $(head -1 " + PIDFILE + ")");
    Eventually.holds(
        "the database container restarts", Duration.ofMinutes(1), () -> restarts() > before);
  }

  private String run(String... command) {
    KubernetesClient client = shop.client();
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    try (ExecWatch exec =
        client
            .pods()
            .inNamespace(shop.namespace())
            .withName(pod())
            .writingOutput(out)
            .writingError(err)
            .exec(command)) {
      Integer code = exec.exitCode().get(30, TimeUnit.SECONDS);
      if (code != null && code != 0 && err.size() > 0) {
        throw new AssertionError(err.toString(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in exec", e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError("exec in %s failed".formatted(pod()), e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
