package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.ShopSpec;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShopDataTest {
  private final World world = new World();

  @Test
  void opensTheDatabaseOnlyWhenItsDataIsRecorded() {
    world.with(ShopSpec.DEFAULT);

    world.reconcile();
    world.reconcile();
    assertThat(world.cluster.changes())
        .filteredOn(change -> change.startsWith("apply"))
        .allMatch(change -> change.matches("apply (ControllerRevision|NetworkPolicy) .*"));
    world.reconcile();
    assertThat(world.cluster.shop().statusOrEmpty().data()).hasSize(6);
    assertThat(world.cluster.find(StatefulSet.class, "acme-database")).isEmpty();
    world.reconcile();
    assertThat(world.cluster.find(StatefulSet.class, "acme-database")).isPresent();
  }

  @Test
  void findsItsDataAgainAfterDeletionAndRecreation() {
    world.with(ShopSpec.DEFAULT).settle();
    Secret login = secret("acme-database-login");
    world.cluster.deleteShop();
    world.with(ShopSpec.DEFAULT);
    world.reconcile();
    world.reconcile();
    assertThat(world.condition("Ready").reason()).isEqualTo("Leaving");

    world.cluster.collectGarbage();
    world.settle();

    assertThat(world.isReady()).isTrue();
    assertThat(secret("acme-database-login").getMetadata().getUid())
        .isEqualTo(login.getMetadata().getUid());
    assertThat(permission()).isEqualTo("never");
  }

  @Test
  void neverReplacesLostData() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.remove(ObjectKey.of(PersistentVolumeClaim.class, "acme-database-0"));

    world.settle();

    assertThat(world.cluster.find(PersistentVolumeClaim.class, "acme-database-0")).isEmpty();
    assertThat(world.condition("Degraded").reason()).isEqualTo("DataMissing");
    assertThat(world.condition("Ready").message())
        .contains("PersistentVolumeClaim acme-database-0");
    assertThat(world.cluster.find(Deployment.class, "acme-ui")).isPresent();
  }

  @Test
  void noticesDataThatWasLostWhileThereWasNoShop() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.deleteShop();
    world.cluster.collectGarbage();
    world.cluster.remove(ObjectKey.of(Secret.class, "acme-database-login"));

    world.with(ShopSpec.DEFAULT).settle();

    assertThat(world.cluster.find(Secret.class, "acme-database-login")).isEmpty();
    assertThat(world.condition("Ready").reason()).isEqualTo("DataMissing");
    assertThat(world.cluster.find(StatefulSet.class, "acme-database")).isEmpty();
  }

  @Test
  void goesOnWhenLostDataIsRestored() {
    world.with(ShopSpec.DEFAULT).settle();
    Secret login = secret("acme-database-login");
    world.cluster.remove(ObjectKey.of(Secret.class, "acme-database-login"));
    world.settle();

    world.cluster.putForeign(login);
    world.settle();

    assertThat(world.isReady()).isTrue();
  }

  @Test
  void leavesForeignDataAlone() {
    var foreign =
        new SecretBuilder()
            .withNewMetadata()
            .withName("acme-database-owner")
            .withNamespace("shops")
            .endMetadata()
            .addToData("username", "c29tZWJvZHk=")
            .build();
    world.cluster.putForeign(foreign);
    String before = secret("acme-database-owner").toString();

    world.with(ShopSpec.DEFAULT).settle();

    assertThat(secret("acme-database-owner")).hasToString(before);
    assertThat(world.condition("Ready").reason()).isEqualTo("Conflict");
    assertThat(world.cluster.all())
        .filteredOn(
            object -> !(object instanceof NetworkPolicy || object instanceof ControllerRevision))
        .hasSize(1);
  }

  @Test
  void allowsADatabaseToBeInitialisedOnlyOnce() {
    world.with(ShopSpec.DEFAULT);
    for (int i = 0; i < 4; i++) {
      world.reconcile();
    }
    assertThat(permission()).isEqualTo("allowed");

    world.settle();

    assertThat(permission()).isEqualTo("never");
    assertThat(
            world
                .cluster
                .find(PersistentVolumeClaim.class, "acme-database-0")
                .orElseThrow()
                .getMetadata()
                .getAnnotations())
        .containsEntry(Annotations.INITIALISED, "true");
  }

  @Test
  void renewsTheCertificateForThreeYearsWithoutTouchingAPod() {
    world.with(ShopSpec.DEFAULT).settle();
    long generation = generation();
    String last = certificate();
    int renewals = 0;

    for (int day = 0; day < 3 * 365; day += 5) {
      world.passes(Duration.ofDays(5));
      world.reconcile();
      if (!certificate().equals(last)) {
        last = certificate();
        renewals++;
      }
    }

    assertThat(renewals).isBetween(17, 19);
    assertThat(generation()).isEqualTo(generation);
    assertThat(world.isReady()).isTrue();
  }

  private Secret secret(String name) {
    return world.cluster.find(Secret.class, name).orElseThrow();
  }

  private String certificate() {
    return secret("acme-database-tls").getData().getOrDefault("tls.crt", "");
  }

  private long generation() {
    return world
        .cluster
        .find(StatefulSet.class, "acme-database")
        .orElseThrow()
        .getMetadata()
        .getGeneration();
  }

  private String permission() {
    return world
        .cluster
        .find(ConfigMap.class, "acme-database")
        .orElseThrow()
        .getData()
        .getOrDefault("initialise", "");
  }
}
