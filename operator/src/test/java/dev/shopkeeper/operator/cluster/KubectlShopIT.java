package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.ChildProcess;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.KubectlShop;
import dev.shopkeeper.operator.testing.KubectlShop.Answer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `kubectl shop` on a real API server. What needs pods that run is tried on a cluster.
class KubectlShopIT {
  @RegisterExtension private static final ApiServer API = ApiServer.create();

  private static final String CANARY = "tweety-in-the-cage";
  private static final String SHORT = "zq7";
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);
  private KubectlShop plugin;

  @BeforeEach
  void install() {
    plugin = withImagesOf("1");
  }

  private KubectlShop withImagesOf(String version) {
    return KubectlShop.install(
        API,
        operator.namespace(),
        Map.of(
            "SHOP_API_IMAGE", "example.org/api:" + version,
            "SHOP_UI_IMAGE", "example.org/ui:" + version,
            "SHOP_DATABASE_IMAGE", "example.org/db:" + version));
  }

  @Test
  void statusTellsHowAShopIsAndEndsAccordingly() {
    open();

    Answer ready = plugin.run("status");
    assertThat(ready.status()).as(ready.toString()).isZero();
    assertThat(ready.output())
        .contains("Shop acme of namespace " + operator.namespace(), "True, Available")
        .contains("URL        http://10.89.1.")
        .contains("Revision   " + operator.get("acme").getStatus().revision())
        .containsPattern("api +2/2 +example.org/api:1\n")
        .containsPattern("database +1/1 +example.org/db:1\n")
        .containsPattern("Paused +False +NotPaused +[0-9]+s +spec.paused is None.\n");

    annotate(Annotations.ADVANCE, "no word");
    operator.awaits("acme", "Ready", "False", "InvalidSpec");
    Answer invalid = plugin.run("status", "acme");
    assertThat(invalid.status()).isEqualTo(1);
    assertThat(invalid.output())
        .contains("Ready      False, InvalidSpec")
        .contains("Waits      metadata.annotations[shopkeeper.dev/advance]: must be a word");
  }

  @Test
  void statusSaysThatTheOperatorHasNotLooked() {
    operator.stop();
    operator.create("acme", ShopSpec.DEFAULT);

    Answer answer = plugin.run("status");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.output())
        .contains("Unknown, NotReconciled")
        .contains("generation 1 for the operator, which has seen none")
        .containsPattern("ui +- +not there yet");
  }

  @Test
  void pauseHoldsAndResumeLetsGo() {
    open();

    assertThat(plugin.run("pause").output()).contains("kubectl shop resume acme -n ");
    assertThat(paused()).isEqualTo(Pause.ROLLOUT);
    operator.awaits("acme", "Paused", "True", "RolloutPaused");
    assertThat(plugin.run("pause", "acme", "All").status()).isZero();
    assertThat(paused()).isEqualTo(Pause.ALL);
    operator.awaits("acme", "Paused", "True", "AllPaused");
    assertThat(plugin.run("status").output()).contains("Waits      Nothing but this status");
    assertThat(plugin.run("resume", "acme").status()).isZero();
    assertThat(paused()).isEqualTo(Pause.NONE);
    assertThat(plugin.run("pause", "All").status()).isZero();
    assertThat(plugin.run("pause", "--undo").output()).contains("nothing is held back");
    assertThat(paused()).isEqualTo(Pause.NONE);
  }

  @Test
  void restartIsOfTheTierThatIsNamed() {
    open();

    assertThat(plugin.run("restart", "--tier=api").status()).isZero();
    Eventually.holds("the api is restarted", RunningOperator.SOON, () -> restarted("acme-api"));
    assertThat(restarted("acme-ui")).isFalse();

    plugin.run("pause");
    assertThat(plugin.run("restart").output())
        .contains("every tier is restarted", "It is paused (Rollout)");
    plugin.run("resume");
    Eventually.holds("the ui is restarted", RunningOperator.SOON, () -> restarted("acme-ui"));
  }

  @Test
  void eventsAreThoseOfTheShopAndItsObjectsByTime() {
    open();
    operator.create("acme-ui", ShopSpec.DEFAULT);
    event("acme-api-5d9f", "2026-01-02T00:00:00Z", "later");
    event("acme-database-0", "2026-01-01T00:00:00Z", "earlier\\u001b[31m\\n");
    event("acme-ui-api", "2026-01-01T00:00:00Z", "of acme-ui");
    event("acmecorp", "2026-01-01T00:00:00Z", "of somebody");

    Answer answer = plugin.run("events", "acme");
    assertThat(answer.status()).as(answer.toString()).isZero();
    assertThat(answer.output())
        .contains("Shop/acme ", "Available")
        .doesNotContain("of acme-ui", "of somebody", "\u001b");
    assertThat(answer.output().lines().skip(1).limit(2).toList())
        .satisfiesExactly(
            line ->
                assertThat(line).startsWith("2026-01-01T00:00:00Z  Warning").contains("earlier"),
            line -> assertThat(line).contains("Pod/acme-api-5d9f", "later"));
  }

  @Test
  void renderIsWhatTheOperatorWantsOfThisShop() {
    open();
    played();

    Answer answer = withImagesOf("2").run("render", "--operator-namespace", operator.namespace());
    assertThat(answer.status()).as(answer.toString()).isZero();
    assertThat(names(answer.output())).isEqualTo(kept());
    assertThat(answer.output())
        .contains("image: example.org/api:1", "tls.key: \"\"")
        .doesNotContain("example.org/api:2", "BEGIN");
  }

  @Test
  void renderSaysThatNobodyLooksAfterTheShop() {
    operator.create("acme", ShopSpec.DEFAULT);
    played();

    Answer answer =
        KubectlShop.install(API, operator.namespace(), Map.of("WATCH_NAMESPACES", "elsewhere"))
            .run("render", "--operator-namespace", operator.namespace());
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.errors())
        .contains("does not look after namespace " + operator.namespace(), "WATCH_NAMESPACES")
        .contains("kubectl shop: the operator in namespace");
  }

  @Test
  void diffIsWhatTheOperatorWouldChangeAndNoSecret() throws IOException {
    open();
    played();
    String[] quiet = {"diff", "--operator-namespace", operator.namespace()};
    assertThat(plugin.run(quiet)).isEqualTo(new Answer(0, "", ""));
    assertThat(plugin.run("diff", "-f", euros("USD"), quiet[1], quiet[2]).output())
        .contains("-  SHOP_CURRENCY: EUR", "+  SHOP_CURRENCY: USD");

    operator.stop();
    operator
        .client()
        .resource(operator.seen(ConfigMap.class, "acme-api"))
        .patch(MERGE, "{\"data\": {\"DATABASE_PORT\": \"1\"}}");
    operator.client().resource(operator.seen(PodDisruptionBudget.class, "acme-ui")).delete();
    operator.client().resource(operator.seen(Secret.class, "acme-database-tls")).delete();

    Answer answer = plugin.run(quiet);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(1);
    assertThat(answer.output())
        .contains("-  DATABASE_PORT: \"1\"", "+  DATABASE_PORT: \"5432\"")
        .contains("+kind: PodDisruptionBudget", "+kind: Secret", "+  tls.key: '***'")
        .doesNotContain("acme-api.v1.Service", "BEGIN");
  }

  @Test
  void reportHoldsWhatHelpsAndNoSecret() throws IOException {
    operator.create("acme", tailored());
    operator.awaitsReady("acme");
    annotate("example.org/note", CANARY + "-annotation");
    annotate("kubectl.kubernetes.io/last-applied-configuration", "{\"a\": \"" + CANARY + "\"}");
    operator
        .client()
        .resource(operator.seen(Secret.class, "acme-admin"))
        .patch(
            MERGE, "{\"data\": {\"password\": \"%s\"}}".formatted(encoded(CANARY + "&<secret>")));
    event("acme-api-5d9f", "2026-01-02T00:00:00Z", CANARY + "&<secret> is in a message");
    event("acme-api-5d9f", "2026-01-03T00:00:00Z", "Authorization: Bearer " + CANARY);
    pod();

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
    open();
    mayReadShopsAlone("passer-by");

    String bundle = unpacked(plugin.run("report", "acme", "--as", "passer-by"));
    assertThat(bundle)
        .contains("\"kind\": \"Shop\"")
        .containsPattern("api +- +cannot be listed")
        .contains("- secrets.txt: not or not wholly", "cannot list resource \"secrets\"")
        .contains("- operator: not, kubectl shop: the operator cannot be looked for");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sell|there is no command 'sell'",
        "status --tier api|there is no option --tier",
        "logs --tier cellar|--tier must be one of database api ui, not 'cellar'",
        "logs --since yesterday|--since must be a time",
        "logs --tail|--tail must be a number of lines, not '--namespace'",
        "status Acme|'Acme' cannot be the name of a Shop",
        "status one two|one Shop at a time, not one and 'two'",
        "pause Everything|what is paused must be one of None Rollout All, not 'Everything'",
        "render one -f two|the file says which Shop is meant",
        "restart --tier=|--tier needs a value",
      })
  void saysHowItIsCalled(String call, String refusal) {
    Answer answer = plugin.run(call.split(" "));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(2);
    assertThat(answer.errors()).startsWith("kubectl shop: " + refusal).contains("--help");
    assertThat(answer.output()).isEmpty();
  }

  @Test
  void asksWhichShopAndSaysWhereNoneIs() {
    Answer none = plugin.run("status");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.errors()).contains("there is no Shop in namespace " + operator.namespace());
    assertThat(plugin.run("pause", "acme").errors()).contains("not found", "acme was not changed");

    operator.create("one", ShopSpec.DEFAULT);
    operator.create("two", ShopSpec.DEFAULT);
    Answer several = plugin.run("restart");
    assertThat(several.status()).isEqualTo(2);
    assertThat(several.errors()).contains("has several Shops, name one of them: one two");
    assertThat(plugin.run("logs", "one", "--tier", "api"))
        .isEqualTo(
            new Answer(
                1,
                "",
                "kubectl shop: there are no pods of one, tier api. kubectl shop status says why.\n"));
    for (String command :
        List.of("status", "render", "diff", "logs", "events", "pause", "restart", "report")) {
      Answer help = plugin.run(command, "--help");
      assertThat(help.status()).isZero();
      assertThat(help.output()).startsWith("kubectl shop " + command);
    }
  }

  private void open() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.settled();
  }

  private Pause paused() {
    return operator.get("acme").getSpec().paused();
  }

  private void annotate(String name, String value) {
    operator
        .client()
        .resources(Shop.class)
        .inNamespace(operator.namespace())
        .withName("acme")
        .edit(shop -> {
          shop.getMetadata().getAnnotations().put(name, value);
          return shop;
        });
  }

  private boolean restarted(String deployment) {
    return operator
        .seen(Deployment.class, deployment)
        .getSpec()
        .getTemplate()
        .getMetadata()
        .getAnnotations()
        .containsKey(Annotations.RESTARTED);
  }

  /// The Deployment by which the operator is found.
  private void played() {
    apply(
        """
        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "shopkeeper",
          "labels": {"app.kubernetes.io/name": "shopkeeper"}}, "spec": {"selector": {"matchLabels":
          {"a": "b"}}, "template": {"metadata": {"labels": {"a": "b"}}, "spec": {"containers":
          [{"name": "operator", "image": "example.org/operator:1"}]}}}}
        """);
  }

  private void event(String pod, String time, String message) {
    apply(
        """
        {"apiVersion": "v1", "kind": "Event", "metadata": {"name": "%s"}, "type": "Warning",
          "reason": "Played", "message": "%s", "lastTimestamp": "%s", "involvedObject": {"kind":
          "Pod", "name": "%s", "namespace": "%s"}}
        """
            .formatted("played-" + message.hashCode(), message, time, pod, operator.namespace()));
  }

  /// One of the api, as an override and somebody's injector have made it.
  private void pod() {
    apply(
        """
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "acme-api-played", "labels":
          {"app.kubernetes.io/instance": "acme", "app.kubernetes.io/component": "api"}}, "spec":
          {"nodeName": "nowhere", "serviceAccountName": "acme-api", "securityContext": {"runAsNonRoot": true, "runAsUser": 1,
          "seccompProfile": {"type": "RuntimeDefault"}}, "containers": [{"name": "api", "image":
          "example.org/sidecar:1", "securityContext": {"allowPrivilegeEscalation": false,
          "capabilities": {"drop": ["ALL"]}}, "env": [{"name": "LICENCE", "value": "%s"}], "args":
          ["--key", "%s"]}]}}
        """
            .formatted(SHORT, SHORT));
  }

  private void mayReadShopsAlone(String user) {
    apply(
        """
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "%1$s"},
          "rules": [{"apiGroups": ["shopkeeper.dev"], "resources": ["shops"], "verbs": ["get"]}]}
        """
            .formatted(user));
    apply(
        """
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name":
          "%1$s"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name":
          "%1$s"}, "subjects": [{"kind": "User", "name": "%1$s", "apiGroup":
          "rbac.authorization.k8s.io"}]}
        """
            .formatted(user));
  }

  private void apply(String json) {
    HasMetadata object = Serialization.unmarshal(json, HasMetadata.class);
    object.getMetadata().setNamespace(operator.namespace());
    operator.client().resource(object).create();
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

  /// A manifest of the Shop, with this currency.
  private String euros(String currency) throws IOException {
    Path file = plugin.folder().resolve("shop.yaml");
    Files.writeString(
        file,
        """
        apiVersion: shopkeeper.dev/v1alpha1
        kind: Shop
        metadata: {name: acme}
        spec: {ui: {currency: %s}}
        """
            .formatted(currency));
    return file.toString();
  }

  /// The names of all that the operator keeps for the Shop; data is made once.
  private Set<String> kept() {
    var names = new TreeSet<String>();
    names.add(
        operator.seen(PersistentVolumeClaim.class, "acme-database-0").getSpec().getVolumeName());
    operator.objects().stream()
        .map(HasMetadata::getMetadata)
        .filter(metadata -> metadata.getLabels() != null)
        .filter(metadata -> Labels.OPERATOR.equals(metadata.getLabels().get(Labels.MANAGED_BY)))
        .filter(metadata -> !metadata.getLabels().containsKey(Labels.DATA))
        .forEach(metadata -> names.add(metadata.getName()));
    return names;
  }

  private static Set<String> names(String manifests) {
    return manifests
        .lines()
        .filter(line -> line.startsWith("  name: "))
        .map(line -> line.substring("  name: ".length()))
        .collect(Collectors.toCollection(TreeSet::new));
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
