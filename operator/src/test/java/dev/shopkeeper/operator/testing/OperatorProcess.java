package dev.shopkeeper.operator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The operator as a process of its own, on the API server of a test.
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
    return start(api.kubeconfig(), namespace, pod, Map.of());
  }

  /// Starts it with the access of this file, and with settings beside those of its pod.
  public static OperatorProcess start(
      Path kubeconfig, String namespace, String pod, Map<String, String> settings) {
    Path log = Path.of("target", "operator-" + pod + "-" + UUID.randomUUID() + ".log");
    int port = LoopbackPort.free();
    var command = new ArrayList<String>();
    command.add("/usr/bin/env");
    settings.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(
        List.of(
            "KUBECONFIG=" + kubeconfig,
            "MANAGEMENT_PORT=" + port,
            "OPERATOR_NAMESPACE=" + namespace,
            "OPERATOR_POD=" + pod,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // What lives for seconds is not worth compiling well.
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.shopkeeper.operator.OperatorMain"));
    return new OperatorProcess(ChildProcess.start(log, command), log, port);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Asks as the kubelet does.
  public boolean isReady() {
    try {
      return open("/readyz").getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Asks as Prometheus does.
  public String metrics() {
    try (var answer = open("/metrics").getInputStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpURLConnection open(String path) throws IOException {
    var url = URI.create("http://127.0.0.1:" + port + path).toURL();
    return (HttpURLConnection) url.openConnection();
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
