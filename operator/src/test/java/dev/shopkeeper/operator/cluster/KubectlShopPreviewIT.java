package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.KubectlShop;
import dev.shopkeeper.operator.testing.KubectlShop.Answer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `kubectl shop render` and `diff`: what the operator would do.
class KubectlShopPreviewIT {
  @RegisterExtension private static final ApiServer API = ApiServer.create();

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);
  private final PlayedObjects played = new PlayedObjects(operator);
  private KubectlShop plugin;

  @BeforeEach
  void install() {
    plugin = KubectlShop.withImagesOf(API, operator.namespace(), "1");
  }

  @Test
  void renderIsWhatTheOperatorWantsOfThisShop() {
    operator.open("acme");
    played.operator();

    Answer answer =
        KubectlShop.withImagesOf(API, operator.namespace(), "2")
            .run("render", "--operator-namespace", operator.namespace());
    assertThat(answer.status()).as(answer.toString()).isZero();
    assertThat(names(answer.output())).isEqualTo(kept());
    assertThat(answer.output())
        .contains("image: example.org/api:1", "tls.key: \"\"")
        .doesNotContain("example.org/api:2", "BEGIN");
  }

  @Test
  void renderSaysThatNobodyLooksAfterTheShop() {
    operator.create("acme", ShopSpec.DEFAULT);
    played.operator();

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
    operator.open("acme");
    played.operator();
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
    operator.remade().forEach(object -> names.add(object.getMetadata().getName()));
    return names;
  }

  private static Set<String> names(String manifests) {
    return manifests
        .lines()
        .filter(line -> line.startsWith("  name: "))
        .map(line -> line.substring("  name: ".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
