package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.DatabaseSpec;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.StorageSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Specs;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShopDataIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  @Test
  void findsItsDataAgainWhenMadeAgain() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    Map<String, String> data = operator.uidsOfData();

    operator.delete("acme");
    operator.create("acme", ShopSpec.DEFAULT);

    operator.awaitsReady("acme");
    assertThat(operator.uidsOfData()).isEqualTo(data);
    assertThat(operator.seen(ConfigMap.class, "acme-database").getData())
        .containsEntry("initialise", "never");
  }

  @Test
  void neverReplacesLostData() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");

    operator
        .client()
        .persistentVolumeClaims()
        .inNamespace(operator.namespace())
        .withName("acme-database-0")
        .delete();

    operator.awaits("acme", "Degraded", "True", "DataMissing");
    assertThat(operator.awaits("acme", "Ready", "False", "DataMissing").message())
        .contains("PersistentVolumeClaim acme-database-0");
    operator.settled();
    assertThat(operator.find(PersistentVolumeClaim.class, "acme-database-0")).isNull();
    assertThat(operator.find(Deployment.class, "acme-ui")).isNotNull();
  }

  @Test
  void leavesAForeignSecretAlone() {
    operator
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("acme-admin")
                .withNamespace(operator.namespace())
                .endMetadata()
                .addToData("password", "bWluZQ==")
                .build())
        .create();
    Secret before = operator.seen(Secret.class, "acme-admin");

    operator.create("acme", ShopSpec.DEFAULT);

    assertThat(operator.awaits("acme", "Ready", "False", "Conflict").message())
        .contains("Secret acme-admin");
    assertThat(operator.seen(Secret.class, "acme-admin")).isEqualTo(before);
    assertThat(operator.find(PersistentVolumeClaim.class, "acme-database-0")).isNull();
  }

  @Test
  void picksUpWhereItWasWhenStoppedHalfWay() {
    operator.kubelet().hold("acme-database");
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaits("acme", "DatabaseReady", "False", "Starting");
    Map<String, String> data = operator.uidsOfData();

    operator.stop();
    operator.kubelet().release("acme-database");
    operator.start(RunningOperator.RELEASE);

    operator.awaitsReady("acme");
    assertThat(operator.uidsOfData()).isEqualTo(data);
  }

  @Test
  void noticesDataThatWasLostWhileThereWasNoShop() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.delete("acme");
    operator
        .client()
        .secrets()
        .inNamespace(operator.namespace())
        .withName("acme-database-login")
        .delete();

    operator.create("acme", ShopSpec.DEFAULT);

    assertThat(operator.awaits("acme", "Ready", "False", "DataMissing").message())
        .contains("Secret acme-database-login");
    assertThat(operator.find(Secret.class, "acme-database-login")).isNull();
  }

  @Test
  void leavesAForeignServiceAlone() {
    operator
        .client()
        .resource(
            new ServiceBuilder()
                .withNewMetadata()
                .withName("acme-database")
                .withNamespace(operator.namespace())
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withPort(1)
                .endPort()
                .endSpec()
                .build())
        .create();
    Service before = operator.seen(Service.class, "acme-database");

    operator.create("acme", ShopSpec.DEFAULT);

    assertThat(operator.awaits("acme", "Ready", "False", "Conflict").message())
        .contains("Service acme-database");
    assertThat(operator.seen(Service.class, "acme-database")).isEqualTo(before);
    operator.client().resource(before).delete();
    operator.awaitsReady("acme");
  }

  @Test
  void growsTheVolume() {
    operator.create("acme", sized("1Gi"));
    operator.awaitsReady("acme");

    operator.edit("acme", sized("2Gi"));

    assertThat(operator.awaits("acme", "Ready", "False", "ApplyRefused").message())
        .as("no class here allows it, and the API server says so")
        .contains("PersistentVolumeClaim acme-database-0")
        .contains("only dynamically provisioned pvc can be resized");
  }

  private static ShopSpec sized(String size) {
    return Specs.database(new DatabaseSpec(null, null, new StorageSpec(size, null, null)));
  }
}
