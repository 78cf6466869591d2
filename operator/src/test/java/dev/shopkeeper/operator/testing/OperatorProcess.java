package dev.shopkeeper.operator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// The operator as a process of its own, on the API server of a test, with the rights of its
/// administrator.
public final class OperatorProcess implements AutoCloseable {
  private final ChildProcess process;
  private final Path log;
  private final int port;

  private OperatorProcess(ChildProcess process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /// Starts it as the pod of this name, whose operators share the Lease of this namespace.
  public static OperatorProcess start(ApiServer api, String namespace, String pod) {
    Path log = Path.of("target", "operator-" + pod + "-" + UUID.randomUUID() + ".log");
    int port = LoopbackPort.free();
    List<String> command =
        List.of(
            "/usr/bin/env",
            "KUBECONFIG=" + api.kubeconfig(),
            "HEALTH_PORT=" + port,
            "OPERATOR_NAMESPACE=" + namespace,
            "OPERATOR_POD=" + pod,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "-DLOG_LEVEL=INFO",
            "dev.shopkeeper.operator.OperatorMain");
    return new OperatorProcess(ChildProcess.start(log, command), log, port);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Asks as the kubelet does.
  public boolean isReady() {
    try {
      var url = URI.create("http://127.0.0.1:" + port + "/readyz").toURL();
      return ((HttpURLConnection) url.openConnection()).getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Sends a signal, such as TERM or STOP.
  public void signal(String name) {
    ChildProcess.run(List.of("kill", "-" + name, Long.toString(process.pid())));
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
