package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.shop.DatabaseSpec;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.StorageSpec;
import dev.shopkeeper.operator.testing.Specs;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeTakeUpTest {
  private final World world = new World();

  @ParameterizedTest
  @CsvSource({"shops, acme, ''", "lost, bakery, shops/acme"})
  void keepsTheVolumeForTheClaimAndThenMakesTheClaim(
      String namespace, String shop, String permitted) {
    left(namespace, shop, permitted, it -> {});

    world.with(naming("1Gi")).settle();

    ObjectReference claim = volume().getSpec().getClaimRef();
    assertThat(claim.getNamespace() + "/" + claim.getName()).isEqualTo("shops/acme-database-0");
    assertThat(claim.getUid()).as("that of the claim before").isNull();
    assertThat(claim().getSpec().getVolumeName()).isEqualTo("pv-1");
    assertThat(claim().getSpec().getStorageClassName()).as("the volume's own").isEqualTo("fast");
    assertThat(
            world
                .cluster
                .find(ConfigMap.class, "acme-database")
                .orElseThrow()
                .getData()
                .get("initialise"))
        .isEqualTo("never");
    assertThat(world.cluster.changes())
        .containsSubsequence(
            "reserve PersistentVolume pv-1", "create PersistentVolumeClaim acme-database-0");
  }

  @Test
  void asksForLeaveToTakeAnotherShopsVolume() {
    left("lost", "bakery", "", it -> {});
    refuses("Conflict", "shopkeeper.dev/take-up=shops/acme");
  }

  @Test
  void takesNoVolumeThatWasGivenToAnother() {
    left("shops", "acme", "shops/other", it -> {});
    refuses("Conflict", "shopkeeper.dev/take-up=shops/acme");
  }

  @Test
  void takesNoVolumeThatIsInUse() {
    left("shops", "acme", "", it -> it.getStatus().setPhase("Bound"));
    refuses("Conflict", "it belongs to claim shops/acme-database-0");
  }

  @Test
  void takesNoVolumeOfAClaimThatIsNotTheShopsItBears() {
    left("shops", "acme", "", it -> it.getSpec().getClaimRef().setName("payroll"));
    refuses("Conflict", "nothing shows that a Shop left it");
  }

  @Test
  void takesNoVolumeThatBearsNoShop() {
    left("shops", "acme", "", it -> it.getMetadata().getAnnotations().clear());
    refuses("Conflict", "nothing shows that a Shop left it");
  }

  @Test
  void takesNoVolumeThatIsTooSmall() {
    left("shops", "acme", "", it -> it.getSpec().getCapacity().put("storage", new Quantity("9Mi")));
    refuses("VolumeUnsuitable", "spec.database.storage.size");
  }

  @Test
  void saysThatThereIsNoSuchVolume() {
    world.with(naming("1Gi")).settle();
    assertThat(world.condition("Ready").reason()).isEqualTo("VolumeMissing");
  }

  private void refuses(String reason, String remedy) {
    PersistentVolume before = volume();

    world.with(naming("1Gi")).settle();

    assertThat(world.condition("Ready").reason()).isEqualTo(reason);
    assertThat(world.condition("Ready").message()).contains(remedy);
    assertThat(volume()).isEqualTo(before);
    assertThat(world.cluster.find(PersistentVolumeClaim.class, "acme-database-0")).isEmpty();
  }

  private static ShopSpec naming(String size) {
    return Specs.database(new DatabaseSpec(null, null, new StorageSpec(size, null, "pv-1")));
  }

  private PersistentVolume volume() {
    return world.cluster.find(PersistentVolume.class, "pv-1").orElseThrow();
  }

  private PersistentVolumeClaim claim() {
    return world.cluster.find(PersistentVolumeClaim.class, "acme-database-0").orElseThrow();
  }

  /// A volume as a Shop leaves it.
  private void left(
      String namespace, String shop, String permitted, Consumer<PersistentVolume> otherwise) {
    PersistentVolume volume =
        new PersistentVolumeBuilder()
            .withNewMetadata()
            .withName("pv-1")
            .addToAnnotations(Annotations.IDENTITY, namespace + "/" + shop)
            .addToAnnotations(Annotations.INITIALISED, "true")
            .endMetadata()
            .withNewSpec()
            .addToCapacity("storage", new Quantity("1Gi"))
            .withStorageClassName("fast")
            .withPersistentVolumeReclaimPolicy("Retain")
            .withNewClaimRef()
            .withNamespace(namespace)
            .withName(shop + "-database-0")
            .withUid("gone")
            .endClaimRef()
            .endSpec()
            .withNewStatus()
            .withPhase("Released")
            .endStatus()
            .build();
    if (!permitted.isEmpty()) {
      volume.getMetadata().getAnnotations().put(Annotations.TAKE_UP, permitted);
    }
    otherwise.accept(volume);
    world.cluster.putForeign(volume);
  }
}
