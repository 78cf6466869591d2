package dev.shopkeeper.operator.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// etcd and kube-apiserver as plain processes on loopback, started once for this JVM.
///
/// Their logs and the audit log stay in `target/api-server/<pid>` for whoever looks into a failure.
final class ControlPlane {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static @Nullable ControlPlane running;

  private final Programs programs = Programs.find();
  private final Path folder;
  private final AuditLog auditLog;
  private final Credentials credentials;
  private final String etcdUrl = "http://127.0.0.1:" + LoopbackPort.free();
  private final List<ChildProcess> processes = new ArrayList<>();
  private final Set<String> controllers = new HashSet<>();

  /// Starts the control plane, or returns the one this JVM has.
  static synchronized ControlPlane running() {
    if (running == null) {
      running = new ControlPlane();
    }
    return running;
  }

  private ControlPlane() {
    folder = RunFolder.createUnder(Path.of("target", "api-server"));
    auditLog = new AuditLog(folder.resolve("audit.log"));
    try {
      Files.writeString(folder.resolve("audit-policy.yaml"), AuditLog.POLICY);
      credentials = Credentials.create(folder, LoopbackPort.free());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare " + folder, e);
    }
    start("etcd", etcdFlags());
    start("kube-apiserver", apiServerFlags());
    Eventually.holds("the API server is ready", START_LIMIT, this::isReady);
  }

  Credentials credentials() {
    return credentials;
  }

  Path serviceMonitorDefinition() {
    return programs.file("monitoring-crds/monitoring.coreos.com_servicemonitors.yaml");
  }

  AuditLog auditLog() {
    return auditLog;
  }

  /// Starts those of these controllers of kube-controller-manager that do not run yet.
  synchronized void startControllers(Set<String> names) {
    var missing = new TreeSet<>(names);
    missing.removeAll(controllers);
    if (!missing.isEmpty()) {
      start("kube-controller-manager", controllerFlags(missing));
      controllers.addAll(missing);
    }
  }

  private void start(String program, List<String> flags) {
    var command = new ArrayList<>(List.of(programs.path(program)));
    command.addAll(flags);
    processes.add(ChildProcess.start(folder.resolve(program + ".log"), command));
  }

  private boolean isReady() {
    for (var process : processes) {
      if (!process.isAlive()) {
        throw new IllegalStateException("The API server did not start:\n" + process.lastWords());
      }
    }
    try (KubernetesClient client =
        new KubernetesClientBuilder().withConfig(credentials.admin()).build()) {
      return "ok".equals(client.raw("/readyz"));
    } catch (KubernetesClientException notYet) {
      return false;
    }
  }

  /// Nothing here has to survive the machine, so etcd need not wait for the disk.
  private List<String> etcdFlags() {
    String peerUrl = "http://127.0.0.1:" + LoopbackPort.free();
    return List.of(
        "--data-dir=" + folder.resolve("etcd"),
        "--listen-client-urls=" + etcdUrl,
        "--advertise-client-urls=" + etcdUrl,
        "--listen-peer-urls=" + peerUrl,
        "--initial-advertise-peer-urls=" + peerUrl,
        "--initial-cluster=default=" + peerUrl,
        "--unsafe-no-fsync");
  }

  /// A loopback address must not be in the endpoints of Service `kubernetes`, so nobody keeps them.
  private List<String> apiServerFlags() {
    return List.of(
        "--etcd-servers=" + etcdUrl,
        "--bind-address=127.0.0.1",
        "--secure-port=" + credentials.port(),
        "--endpoint-reconciler-type=none",
        "--tls-cert-file=" + credentials.serverCertificate(),
        "--tls-private-key-file=" + credentials.serverKey(),
        "--token-auth-file=" + credentials.tokens(),
        "--authorization-mode=RBAC",
        "--allow-privileged=true",
        // As OpenShift has it: stricter than most clusters about who may own what.
        "--enable-admission-plugins=OwnerReferencesPermissionEnforcement",
        "--service-cluster-ip-range=10.96.0.0/16",
        "--service-account-issuer=" + credentials.url(),
        "--service-account-key-file=" + credentials.serverCertificate(),
        "--service-account-signing-key-file=" + credentials.serverKey(),
        "--audit-policy-file=" + folder.resolve("audit-policy.yaml"),
        "--audit-log-path=" + auditLog().file());
  }

  private List<String> controllerFlags(Set<String> names) {
    return List.of(
        "--kubeconfig=" + credentials.controllersKubeconfig(),
        "--controllers=" + String.join(",", names),
        "--leader-elect=false",
        "--secure-port=0");
  }
}
