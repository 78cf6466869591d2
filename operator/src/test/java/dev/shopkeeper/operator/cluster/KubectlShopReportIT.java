package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.ChildProcess;
import dev.shopkeeper.operator.testing.KubectlShop;
import dev.shopkeeper.operator.testing.KubectlShop.Answer;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `kubectl shop report`: all that helps, and no secret.
class KubectlShopReportIT {
  @RegisterExtension private static final ApiServer API = ApiServer.create();

  private static final String CANARY = "tweety-in-the-cage";
  private static final String SHORT = "zq7";
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);
  private final PlayedObjects played = new PlayedObjects(operator);
  private KubectlShop plugin;

  @BeforeEach
  void install() {
    plugin = KubectlShop.withImagesOf(API, operator.namespace(), "1");
  }

  @Test
  void reportHoldsWhatHelpsAndNoSecret() throws IOException {
    operator.create("acme", tailored());
    operator.awaitsReady("acme");
    operator.annotate("acme", "example.org/note", CANARY + "-annotation");
    operator.annotate(
        "acme", "kubectl.kubernetes.io/last-applied-configuration", "{\"a\": \"" + CANARY + "\"}");
    operator
        .client()
        .resource(operator.seen(Secret.class, "acme-admin"))
        .patch(
            MERGE, "{\"data\": {\"password\": \"%s\"}}".formatted(encoded(CANARY + "&<secret>")));
    played.event("acme-api-5d9f", "2026-01-02T00:00:00Z", CANARY + "&<secret> is in a message");
    played.event("acme-api-5d9f", "2026-01-03T00:00:00Z", "Authorization: Bearer " + CANARY);
    played.pod(SHORT);

    String bundle = unpacked(plugin.run("report", "--operator-namespace", operator.namespace()));
    assertThat(bundle)
        .contains("\"name\": \"acme-database\"", "\"reason\": \"Available\"")
        .contains("<redacted> is in a message", "example.org/sidecar:1", "\"FEATURE_FLAGS\"")
        .contains("acme-admin (Opaque)\n  password  %s bytes".formatted(CANARY.length() + 9))
        .contains("pods.txt", "logs/acme-api-played.api.txt: not or not wholly, kubectl logs said:")
        .doesNotContain(CANARY, encoded(CANARY).substring(0, 20), "BEGIN", SHORT);
    operator
        .client()
        .secrets()
        .inNamespace(operator.namespace())
        .list()
        .getItems()
        .forEach(secret ->
            secret
                .getData()
                .forEach((key, value) -> {
                  if (!key.equals("username")) {
                    assertThat(bundle).as(key).doesNotContain(value).doesNotContain(decoded(value));
                  }
                }));
  }

  @Test
  void reportNotesWhatItMayNotRead() throws IOException {
    operator.open("acme");
    played.reader("passer-by");

    String bundle = unpacked(plugin.run("report", "acme", "--as", "passer-by"));
    assertThat(bundle)
        .contains("\"kind\": \"Shop\"")
        .containsPattern("api +- +cannot be listed")
        .contains("- secrets.txt: not or not wholly", "cannot list resource \"secrets\"")
        .contains("- operator: not, kubectl shop: the operator cannot be looked for");
  }

  private static ShopSpec tailored() {
    return Serialization.unmarshal(
        """
        {"api": {"environment": [{"name": "FEATURE_FLAGS", "value": "%1$s-environment"},
          {"name": "SHORT", "value": "%2$s"}]}, "overrides": {"ui": [{"kind": "Deployment", "op":
          "add", "path": "/spec/template/metadata/annotations/example.org~1team", "value":
          "%1$s-override"}]}}
        """
            .formatted(CANARY, SHORT),
        ShopSpec.class);
  }

  /// The text of all files of a bundle, each after its name.
  private String unpacked(Answer report) throws IOException {
    assertThat(report.status()).as(report.toString()).isZero();
    Path folder = Files.createDirectories(plugin.folder().resolve("unpacked"));
    Path bundle = plugin.folder().resolve(report.output().strip());
    ChildProcess.run(List.of("tar", "-C", folder.toString(), "-xzf", bundle.toString()));
    var text = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(file).append('\n').append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
