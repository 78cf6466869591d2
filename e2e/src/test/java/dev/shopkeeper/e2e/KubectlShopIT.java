package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `kubectl shop` as its user calls it: what needs pods that run, and an operator in its own.
@ExtendWith(OnStage.class)
class KubectlShopIT {

  private static final String PLUGIN =
      "PATH=$PWD/operator/kubectl:$PATH; kubectl shop \"$@\" || echo \"ended with $?\"";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Scene scene;

  KubectlShopIT(Scene scene) {
    this.scene = scene;
    scene.shop().ready();
  }

  @Test
  void saysThatAllIsWell() {
    assertThat(shop("status")).contains("True, Available", scene.shop().url());
    assertThat(shop("render", "acme"))
        .contains("kind: StatefulSet", "name: acme-database", "ca.crt: \"\"")
        .doesNotContain("BEGIN", "ended with");
    assertThat(shop("diff")).isEmpty();
    assertThat(shop("events")).startsWith("TIME").doesNotContain("ended with");
  }

  @Test
  void tellsWhatAManifestWouldChange() {
    String manifest =
        """
        apiVersion: shopkeeper.dev/v1alpha1
        kind: Shop
        metadata: {name: acme}
        spec: {ui: {currency: USD}}
        """;

    assertThat(call(manifest, "diff", "-f", "-"))
        .contains("+  SHOP_CURRENCY: USD", "ended with 1")
        .doesNotContain("Secret");
    assertThat(shop("diff")).isEmpty();
  }

  @Test
  void showsTheLogOfATier() {
    String pod = scene.shop().pods("api").getFirst().getMetadata().getName();

    assertThat(shop("logs", "--tier", "api", "--since", "1h"))
        .contains("[pod/%s/api] {".formatted(pod))
        .doesNotContain("acme-ui", "ended with");
  }

  @Test
  void pausesAndResumes() {
    shop("pause", "acme", "Rollout");
    Eventually.holds("it is paused", LIMIT, () -> isPaused("True"));
    shop("resume");
    Eventually.holds("it is not paused", LIMIT, () -> isPaused("False"));
    scene.shop().ready();
  }

  @Test
  void restartsATier() {
    List<String> before = uids();

    assertThat(shop("restart", "--tier", "ui")).contains("ui is restarted");

    Eventually.holds("other pods", LIMIT, () -> uids().stream().noneMatch(before::contains));
    scene.shop().ready();
  }

  @Test
  void reportsWithoutSecrets(@TempDir Path folder) throws IOException {
    String bundle = folder.resolve("report.tar.gz").toString();
    assertThat(shop("report", "-o", bundle).strip()).isEqualTo(bundle);
    Command.run("", List.of("tar", "-C", folder.toString(), "-xzf", bundle));

    String text = text(folder);
    assertThat(text)
        .contains(
            "- logs/acme-database-0.", "- operator/deployments.json", "\"name\": \"acme-api\"")
        .doesNotContain(secrets());
    assertThat(text.lines().filter(line -> line.contains("not or not wholly")))
        .as(
            "but of kinds that the cluster lacks, of containers of before, of pods that come and go")
        .allMatch(line ->
            line.matches(
                "- (objects/servicemonitors"
                    + "|logs/.*(\\.previous|not found|is waiting to start)).*"));
  }

  private boolean isPaused(String status) {
    return scene
        .shop()
        .condition("Paused")
        .filter(condition -> condition.getStatus().equals(status))
        .isPresent();
  }

  private List<String> uids() {
    return scene.shop().pods("ui").stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  /// Passwords and keys of the Shop, as they are kept and as they are.
  private List<String> secrets() {
    var secrets = new ArrayList<String>();
    scene
        .client()
        .secrets()
        .inNamespace(scene.shop().namespace())
        .withLabel("app.kubernetes.io/instance", "acme")
        .list()
        .getItems()
        .forEach(secret ->
            secret
                .getData()
                .forEach((key, value) -> {
                  if (!key.equals("username")) {
                    secrets.add(value);
                    secrets.add(
                        new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
                  }
                }));
    assertThat(secrets).isNotEmpty();
    return secrets;
  }

  private static String text(Path folder) throws IOException {
    var text = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().matches(".*\\.(json|txt)")).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private String shop(String... arguments) {
    return call("", arguments);
  }

  private String call(String input, String... arguments) {
    var command = new ArrayList<String>(List.of("bash", "-c", PLUGIN, "kubectl"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-n", scene.shop().namespace()));
    return Command.run(input, command);
  }
}
