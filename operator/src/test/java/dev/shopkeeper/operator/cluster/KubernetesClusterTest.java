package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.metrics.OperatorMetrics;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.DataObject;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.testing.Statuses;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the mock server is true in: reading, creating, error answers. It has no server-side apply
/// and no admission; those are ShopLifecycleIT's.
@EnableKubernetesMockClient(crud = true)
class KubernetesClusterTest {
  @SuppressWarnings("NullAway.Init")
  private KubernetesClient client;

  @SuppressWarnings("NullAway.Init")
  private KubernetesMockServer server;

  private final OperatorMetrics metrics = new OperatorMetrics();
  private Shop shop = new Shop();
  private List<HasMetadata> watched = List.of();

  @BeforeEach
  void createShop() {
    shop.setMetadata(new ObjectMetaBuilder().withName("acme").withNamespace("shops").build());
    shop = client.resource(shop).create();
  }

  @Test
  void readsByNameWhatNoCacheHolds() {
    client.resource(secret("acme-admin")).create();
    watched = List.of(configMap("acme-ui"));

    Observed seen =
        cluster()
            .observe(
                shop,
                List.of(
                    ObjectKey.of(Secret.class, "acme-admin"),
                    ObjectKey.of(Secret.class, "acme-ca"),
                    ObjectKey.of(ConfigMap.class, "acme-ui")));

    assertThat(seen.objects().keySet())
        .containsExactlyInAnyOrder(
            ObjectKey.of(Secret.class, "acme-admin"), ObjectKey.of(ConfigMap.class, "acme-ui"));
  }

  @Test
  void neverListsOrWatchesSecrets() throws InterruptedException {
    cluster().observe(shop, List.of(ObjectKey.of(Secret.class, "acme-admin")));

    for (var request = server.takeRequest(); ; request = server.takeRequest()) {
      if (request.getPath().contains("/secrets")) {
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getPath()).endsWith("/namespaces/shops/secrets/acme-admin");
        return;
      }
    }
  }

  @Test
  void makesDataOnceAndLeavesTheExistingAsItIs() {
    cluster().create(shop, secret("acme-admin"));
    var other = new SecretBuilder(secret("acme-admin")).addToData("password", "b3RoZXI=").build();

    cluster().create(shop, other);

    assertThat(client.secrets().inNamespace("shops").withName("acme-admin").get().getData())
        .isNullOrEmpty();
  }

  @Test
  void makesNoDataForAShopThatIsNotAsItWasSeen() {
    ShopStatus recorded = Statuses.with(new DataObject("Secret", "acme-admin", "u1"));
    Shop stale = FakeCluster.copy(shop);
    stale.setStatus(recorded);
    assertThatThrownBy(() -> cluster().create(stale, secret("acme-admin")))
        .hasMessageContaining("changed since it was seen");

    client.resource(shop).delete();
    assertThatThrownBy(() -> cluster().create(shop, secret("acme-admin")))
        .hasMessageContaining("changed since it was seen");
    assertThat(client.secrets().inNamespace("shops").list().getItems()).isEmpty();
  }

  @Test
  void tellsARefusalInTheServersWords() {
    server
        .expect()
        .post()
        .withPath("/api/v1/namespaces/shops/secrets")
        .andReturn(403, status(403, "exceeded quota: secrets"))
        .once();

    assertThatThrownBy(() -> cluster().create(shop, secret("acme-admin")))
        .isInstanceOf(RefusedException.class)
        .hasMessage("exceeded quota: secrets");
  }

  @Test
  void leavesAnOutageToTheRetry() {
    server
        .expect()
        .post()
        .withPath("/api/v1/namespaces/shops/secrets")
        .andReturn(501, status(501, "not now"))
        .always();

    assertThatThrownBy(() -> cluster().create(shop, secret("acme-admin")))
        .isInstanceOf(KubernetesClientException.class);
  }

  @Test
  void deletesWhatWasSeen() {
    ConfigMap map = client.resource(configMap("acme-old")).create();

    cluster().delete(map);

    assertThat(client.configMaps().inNamespace("shops").withName("acme-old").get()).isNull();
    cluster().delete(map);
  }

  @Test
  void countsWhatItDoesAndNamesNothing() {
    server
        .expect()
        .post()
        .withPath("/api/v1/namespaces/shops/secrets")
        .andReturn(403, status(403, "a webhook forbids it"))
        .once();
    ConfigMap map = client.resource(configMap("acme-old")).create();

    cluster().delete(map);
    assertThatThrownBy(() -> cluster().create(shop, secret("acme-admin")))
        .isInstanceOf(RefusedException.class);

    assertThat(metrics.text())
        .contains("shop_operator_changes_total{kind=\"ConfigMap\",verb=\"delete\"} 1.0")
        .contains("shop_operator_refusals_total{kind=\"Secret\",verb=\"create\"} 1.0")
        .doesNotContain("acme");
  }

  private KubernetesCluster cluster() {
    return new KubernetesCluster(client, (namespace, name) -> watched, Term.ENDLESS, metrics);
  }

  private static Secret secret(String name) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("shops")
        .addToLabels(Labels.DATA, "true")
        .endMetadata()
        .build();
  }

  private static ConfigMap configMap(String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("shops")
        .endMetadata()
        .build();
  }

  private static Status status(int code, String message) {
    return new StatusBuilder().withCode(code).withStatus("Failure").withMessage(message).build();
  }
}
