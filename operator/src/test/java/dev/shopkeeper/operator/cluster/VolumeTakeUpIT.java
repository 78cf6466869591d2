package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.DatabaseSpec;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.StorageSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.PlayedKubelet;
import dev.shopkeeper.operator.testing.Specs;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A volume stays when its claim goes, and is given on only to a Shop that may have it.
class VolumeTakeUpIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  @Test
  void aShopElsewhereTakesUpTheVolumeOfADeletedNamespace() {
    String volume = leftBy("acme");
    String elsewhere = API.newNamespace();
    try (var kubelet = new PlayedKubelet(API.client(), elsewhere)) {
      Shop beta = shop(elsewhere, "beta", volume, "1Gi");
      assertThat(conflict(beta))
          .contains("Shop " + operator.namespace() + "/acme left it")
          .contains(
              "kubectl annotate pv %s --overwrite shopkeeper.dev/take-up=%s/beta"
                  .formatted(volume, elsewhere));
      assertThat(live(volume).getSpec().getClaimRef().getNamespace())
          .isEqualTo(operator.namespace());

      API.client()
          .persistentVolumes()
          .withName(volume)
          .edit(it -> {
            it.getMetadata().getAnnotations().put("shopkeeper.dev/take-up", elsewhere + "/beta");
            return it;
          });

      awaits(beta, "Ready", "Available");
      var claim =
          API.client()
              .persistentVolumeClaims()
              .inNamespace(elsewhere)
              .withName("beta-database-0")
              .get();
      assertThat(claim.getSpec().getVolumeName()).isEqualTo(volume);
      assertThat(live(volume).getSpec().getClaimRef().getUid())
          .isEqualTo(claim.getMetadata().getUid());
      assertThat(initialise(elsewhere, "beta"))
          .as("a volume that held a database is never filled afresh")
          .isEqualTo("never");
      Eventually.holds(
          "the volume bears whose it is now",
          LIMIT,
          () ->
              (elsewhere + "/beta")
                  .equals(
                      live(volume).getMetadata().getAnnotations().get("shopkeeper.dev/identity")));
      assertThat(live(volume).getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Retain");
      assertThat(live(volume).getMetadata().getAnnotations())
          .containsEntry("shopkeeper.dev/reclaim-policy", "Delete");
    }
  }

  @Test
  void theSameShopTakesUpItsVolumeAfterItsClaimWasDeleted() {
    operator.create("acme", sized(null, "1Gi"));
    operator.awaitsReady("acme");
    String volume = operator.awaitsRetainedVolume("acme");
    operator.delete("acme");
    operator
        .client()
        .persistentVolumeClaims()
        .inNamespace(operator.namespace())
        .withName("acme-database-0")
        .delete();
    Eventually.holds(
        "the volume is released",
        LIMIT,
        () -> live(volume).getStatus().getPhase().equals("Released"));

    operator.create("acme", sized(volume, "1Gi").paused(Pause.ALL));
    operator.awaits("acme", "DatabaseReady", "False", "TakingUpVolume");
    operator.edit("acme", sized(volume, "1Gi"));

    operator.awaitsReady("acme");
    assertThat(volumeOf("acme")).isEqualTo(volume);
    assertThat(initialise(operator.namespace(), "acme")).isEqualTo("never");
  }

  @Test
  void aVolumeThatNoShopLeftIsLeftAlone() {
    PersistentVolume before = volume("left", "Released");

    operator.create("acme", sized(before.getMetadata().getName(), "1Gi"));

    assertThat(operator.awaits("acme", "Ready", "False", "Conflict").message())
        .contains("nothing shows that a Shop left it");
    operator.settled();
    assertThat(live(before.getMetadata().getName())).isEqualTo(before);
    assertThat(operator.find(PersistentVolumeClaim.class, "acme-database-0")).isNull();
  }

  @Test
  void aVolumeThatIsInUseIsLeftAlone() {
    PersistentVolume before = volume("used", "Bound");

    operator.create("acme", sized(before.getMetadata().getName(), "1Gi"));

    assertThat(operator.awaits("acme", "Ready", "False", "Conflict").message())
        .contains("it belongs to claim elsewhere/other-database-0");
    operator.settled();
    assertThat(live(before.getMetadata().getName())).isEqualTo(before);
  }

  @Test
  void aVolumeThatCouldNeverBeBoundIsTold() {
    PersistentVolume small = volume("small", "Released");
    operator.create("acme", sized(small.getMetadata().getName(), "2Gi"));
    assertThat(operator.awaits("acme", "Ready", "False", "VolumeUnsuitable").message())
        .contains("set spec.database.storage.size to at most that");

    operator.create("beta", sized("no-such-volume", "1Gi"));
    operator.awaits("beta", "Ready", "False", "VolumeMissing");
  }

  @Test
  void aVolumeThatWasToldToGoIsToldToStayAgain() {
    operator.stop();
    operator.start(RunningOperator.RELEASE, Duration.ofSeconds(2));
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    String volume = operator.awaitsRetainedVolume("acme");

    API.client()
        .persistentVolumes()
        .withName(volume)
        .edit(it -> {
          it.getSpec().setPersistentVolumeReclaimPolicy("Delete");
          return it;
        });

    Eventually.holds(
        "the volume is to stay",
        Duration.ofSeconds(10),
        () -> live(volume).getSpec().getPersistentVolumeReclaimPolicy().equals("Retain"));
  }

  /// Makes a Shop, deletes its namespace, and returns what is left.
  private String leftBy(String name) {
    operator.create(name, sized(null, "1Gi"));
    operator.awaitsReady(name);
    String volume = operator.awaitsRetainedVolume(name);
    var namespace = API.client().namespaces().withName(operator.namespace());
    namespace.delete();
    Eventually.holds("the namespace is gone", LIMIT, () -> namespace.get() == null);
    return volume;
  }

  private PersistentVolume volume(String name, String phase) {
    String unique = name + "-" + operator.namespace();
    API.client()
        .resource(
            new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName(unique)
                .endMetadata()
                .withNewSpec()
                .addToCapacity("storage", new Quantity("1Gi"))
                .withAccessModes("ReadWriteOnce")
                .withPersistentVolumeReclaimPolicy("Retain")
                .withNewHostPath()
                .withPath("/var/played/" + unique)
                .endHostPath()
                .withNewClaimRef()
                .withApiVersion("v1")
                .withKind("PersistentVolumeClaim")
                .withNamespace("elsewhere")
                .withName("other-database-0")
                .withUid("a1b2")
                .endClaimRef()
                .endSpec()
                .build())
        .create();
    return API.client()
        .persistentVolumes()
        .withName(unique)
        .editStatus(it ->
            new PersistentVolumeBuilder(it).withNewStatus().withPhase(phase).endStatus().build());
  }

  private static ShopSpec sized(@Nullable String volume, String size) {
    return Specs.database(new DatabaseSpec(null, null, new StorageSpec(size, null, volume)));
  }

  private static Shop shop(String namespace, String name, String volume, String size) {
    var shop = new Shop();
    shop.getMetadata().setName(name);
    shop.getMetadata().setNamespace(namespace);
    shop.setSpec(sized(volume, size));
    return API.client().resource(shop).create();
  }

  private String conflict(Shop shop) {
    return awaits(shop, "Ready", "Conflict");
  }

  private static String awaits(Shop shop, String type, String reason) {
    return Eventually.present(
        shop.identity() + " is " + reason,
        LIMIT,
        () ->
            API.client()
                .resource(shop)
                .get()
                .statusOrEmpty()
                .condition(type)
                .filter(condition -> condition.reason().equals(reason))
                .map(condition -> condition.message())
                .orElse(null));
  }

  private String volumeOf(String shop) {
    return operator
        .seen(PersistentVolumeClaim.class, shop + "-database-0")
        .getSpec()
        .getVolumeName();
  }

  private static String initialise(String namespace, String shop) {
    return API.client()
        .resources(ConfigMap.class)
        .inNamespace(namespace)
        .withName(shop + "-database")
        .get()
        .getData()
        .getOrDefault("initialise", "");
  }

  private static PersistentVolume live(String name) {
    return Objects.requireNonNull(API.client().persistentVolumes().withName(name).get(), name);
  }
}
