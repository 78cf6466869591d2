package dev.shopkeeper.operator.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.ConditionType;
import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.AuditEvent;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.OperatorProcess;
import dev.shopkeeper.operator.testing.PlayedKubelet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An operator with rights in one namespace, as the component `namespaced` gives them, on a cluster
/// that has Shops in another one too.
class WatchScopeIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  private static final Path FOLDER = Path.of("deploy");
  private static final String ACCOUNT = "shopkeeper";
  private static final Duration START = Duration.ofSeconds(60);

  private static String home = "";
  private static String shops = "";
  private static String elsewhere = "";

  @BeforeAll
  static void install() throws IOException {
    API.install(Crd.FILE);
    API.install(API.serviceMonitorDefinition());
    home = API.newNamespace();
    shops = API.newNamespace();
    elsewhere = API.newNamespace();
    apply("rbac.yaml");
    apply("namespaced/rolebinding.yaml");
  }

  @AfterAll
  static void forget() {
    API.uninstall(ServiceMonitor.DEFINITION);
  }

  @Test
  void looksAfterTheShopsOfItsNamespacesOnly() {
    try (var kubelet = new PlayedKubelet(API.client(), shops);
        var operator =
            OperatorProcess.start(
                API.kubeconfigFor(home, ACCOUNT), home, "one", Map.of("WATCH_NAMESPACES", shops))) {
      create(elsewhere);
      create(shops);
      Eventually.holds("the Shop in scope is ready", START, () -> isReady(shops));
      Eventually.holds(
          "it has monitors", START, () -> has(ServiceMonitor.class, shops, "acme-api"));

      assertThat(has(StatefulSet.class, shops, "acme-database")).isTrue();
      assertThat(has(NetworkPolicy.class, elsewhere, "acme-ui")).isFalse();
      assertThat(get(elsewhere).statusOrEmpty().conditions())
          .as("as it was born")
          .extracting(Condition::reason)
          .containsExactly("NotReconciled");
      assertThat(operator.metrics())
          .contains("shop_operator_shops{ready=\"True\"} 1.0\n", "shop_operator_leader 1.0\n")
          .doesNotContain("acme");
      assertThat(operator.log()).doesNotContainIgnoringCase("forbidden");
      assertThat(operator.log().lines()).anySatisfy(WatchScopeIT::namesItsShop);
    }
    List<AuditEvent> requests =
        API.audit().stream().filter(event -> event.user().equals(user())).toList();
    assertThat(requests).extracting(AuditEvent::code).doesNotContain(403);
    assertThat(requests).extracting(AuditEvent::uri).noneMatch(uri -> uri.contains(elsewhere));
    assertThat(requests)
        .as("the canary is written and watched")
        .extracting(event -> event.verb() + " " + event.name())
        .contains("patch shopkeeper-canary", "list shopkeeper-canary");
  }

  /// Each line of a reconcile says whose it is.
  private static void namesItsShop(String line) throws IOException {
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.path("message").asText()).isEqualTo("applied Service acme-ui");
    assertThat(json.path("timestamp").asText()).endsWith("Z");
    assertThat(json.path("level").asText()).isEqualTo("INFO");
    assertThat(json.at("/context/resource.name").asText()).isEqualTo("acme");
    assertThat(json.at("/context/resource.namespace").asText()).isEqualTo(shops);
  }

  /// As it is in the repository, but for the namespaces and the binding that the component removes.
  private static void apply(String file) throws IOException {
    String manifests =
        Files.readString(FOLDER.resolve(file))
            .replace("namespace: shopkeeper-system", "namespace: " + home)
            .replace("namespace: shops", "namespace: " + shops);
    var stream = new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8));
    for (HasMetadata object : API.client().load(stream).items()) {
      if (!isBindingEverywhere(object)) {
        API.client().resource(object).serverSideApply();
      }
    }
  }

  private static boolean isBindingEverywhere(HasMetadata object) {
    return object.getKind().equals("ClusterRoleBinding")
        && object.getMetadata().getName().equals("shopkeeper");
  }

  private static void create(String namespace) {
    var shop = new Shop();
    shop.getMetadata().setName("acme");
    shop.getMetadata().setNamespace(namespace);
    API.client().resource(shop).create();
  }

  private static Shop get(String namespace) {
    return API.client().resources(Shop.class).inNamespace(namespace).withName("acme").get();
  }

  private static boolean isReady(String namespace) {
    return get(namespace).statusOrEmpty().isTrue(ConditionType.READY);
  }

  private static boolean has(Class<? extends HasMetadata> type, String namespace, String name) {
    return API.client().resources(type).inNamespace(namespace).withName(name).get() != null;
  }

  private static String user() {
    return "system:serviceaccount:" + home + ":" + ACCOUNT;
  }
}
