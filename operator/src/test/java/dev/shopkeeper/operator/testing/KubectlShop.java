package dev.shopkeeper.operator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The plugin as `kubectl` finds it, on the API server of a test. No kubelet is there to execute
/// the operator's preview in its pod: it is executed here, with the same access, and with the
/// complaint that kubectl before 1.36 now and then makes of nothing.
public final class KubectlShop {
  private static final Path PLUGIN = Path.of("kubectl").toAbsolutePath();

  private final Path folder;
  private final Path kubeconfig;
  private final String namespace;

  private KubectlShop(Path folder, Path kubeconfig, String namespace) {
    this.folder = folder;
    this.kubeconfig = kubeconfig;
    this.namespace = namespace;
  }

  /// The plugin of an operator that has the images of a version.
  public static KubectlShop withImagesOf(ApiServer api, String namespace, String version) {
    return install(
        api,
        namespace,
        Map.of(
            "SHOP_API_IMAGE", "example.org/api:" + version,
            "SHOP_UI_IMAGE", "example.org/ui:" + version,
            "SHOP_DATABASE_IMAGE", "example.org/db:" + version));
  }

  /// Puts it on a PATH of its own, with the settings of the operator that is asked.
  public static KubectlShop install(
      ApiServer api, String namespace, Map<String, String> operatorSettings) {
    try {
      Path folder =
          Files.createDirectories(
              Path.of("target", "kubectl-shop", UUID.randomUUID().toString()).toAbsolutePath());
      Path kubectl = Files.writeString(folder.resolve("kubectl"), script(operatorSettings));
      Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new KubectlShop(folder, api.kubeconfig(), namespace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String script(Map<String, String> settings) {
    var environment = new StringBuilder();
    settings.forEach((name, value) -> environment.append(name + "=" + value + " "));
    return """
    #!/usr/bin/env bash
    for word; do
      if [[ $word == exec ]]; then
        echo 'E0101 00:00:00.0 1 websocket.go:296] Unknown stream id 1, discarding message' >&2
        while [[ $1 != preview ]]; do shift; done
        exec env %s %s -XX:+UseSerialGC -cp '%s' dev.shopkeeper.operator.OperatorMain "$@"
      fi
    done
    exec %s "$@"
    """
        .formatted(
            environment,
            Path.of(System.getProperty("java.home"), "bin", "java"),
            System.getProperty("java.class.path"),
            ChildProcess.run(List.of("sh", "-c", "command -v kubectl")));
  }

  /// Where it runs, and writes its reports.
  public Path folder() {
    return folder;
  }

  /// Runs `kubectl shop` in the namespace of the test.
  public Answer run(String... arguments) {
    var command = new ArrayList<String>(List.of(folder.resolve("kubectl").toString(), "shop"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--namespace", namespace));
    return run(command);
  }

  private Answer run(List<String> command) {
    Path errors = folder.resolve("errors");
    var builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().merge("PATH", folder + ":" + PLUGIN, (path, ours) -> ours + ":" + path);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), output, Files.readString(errors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + command, e);
    }
  }

  /// How it ended and what it printed.
  public record Answer(int status, String output, String errors) {}
}
