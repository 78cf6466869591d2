package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.durable.DataDeletion;
import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Finalizers;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.DeletionPolicy;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.Specs;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataDeletionTest {
  private final World world = new World();

  @Test
  void keepsTheDataOfAShopWhosePolicySaysNothing() {
    world.with(ShopSpec.DEFAULT).settle();
    confirm();
    world.settle();

    world.cluster.deleteShop();

    assertThat(world.cluster.hasShop()).as("it goes at once, operator or not").isFalse();
    assertThat(dataObjects()).isEqualTo(6);
  }

  @Test
  void deletesTheDataOfAConfirmedShopAndLetsItGo() {
    world.with(going()).settle();
    confirm();
    world.settle();
    assertThat(world.cluster.shop().getMetadata().getFinalizers()).containsExactly(Finalizers.DATA);

    world.cluster.deleteShop();
    world.reconcile();
    assertThat(world.cluster.hasShop()).isTrue();
    assertThat(dataObjects()).isZero();
    world.reconcile();

    assertThat(world.cluster.hasShop()).isFalse();
  }

  @Test
  void asksForNoFinalizerBeforeTheConfirmation() {
    world.with(going()).settle();
    assertThat(world.cluster.shop().getMetadata().getFinalizers()).isEmpty();

    world.cluster.annotate(Annotations.CONFIRM_DELETION, "of-another-shop");
    world.settle();

    assertThat(world.cluster.shop().getMetadata().getFinalizers()).isEmpty();
  }

  @Test
  void keepsTheDataWhenThePolicyIsTakenBackAndNobodyLookedSince() {
    world.with(going()).settle();
    confirm();
    world.settle();
    world.with(ShopSpec.DEFAULT);

    world.cluster.deleteShop();
    world.reconcile();

    assertThat(world.cluster.hasShop()).isFalse();
    assertThat(dataObjects()).isEqualTo(6);
  }

  @Test
  void givesTheFinalizerBackWhenThePolicyIsTakenBack() {
    world.with(going()).settle();
    confirm();
    world.settle();

    world.with(ShopSpec.DEFAULT).settle();

    assertThat(world.cluster.shop().getMetadata().getFinalizers()).isEmpty();
  }

  @Test
  void preparesNothingWhileAllIsPaused() {
    world.with(going().paused(Pause.ALL));
    confirm();
    world.settle();
    assertThat(world.cluster.shop().getMetadata().getFinalizers()).isEmpty();

    world.with(going()).settle();
    assertThat(world.cluster.shop().getMetadata().getFinalizers()).containsExactly(Finalizers.DATA);
  }

  @Test
  void deletesNothingThatThisShopNeitherMadeNorFound() {
    world.with(going()).settle();
    confirm();
    Secret admin = world.cluster.find(Secret.class, "acme-admin").orElseThrow();
    Secret stranger = FakeCluster.copy(admin);
    stranger.getMetadata().getAnnotations().remove(Annotations.IDENTITY);
    Secret late = FakeCluster.copy(admin);
    late.getMetadata().getAnnotations().put(Annotations.MADE_BY, "an-earlier-shop");
    late.getMetadata().setUid("put-there-later");

    assertThat(DataDeletion.pending(world.cluster.shop(), Observed.of(List.of(admin)))).hasSize(1);
    assertThat(DataDeletion.pending(world.cluster.shop(), Observed.of(List.of(stranger))))
        .isEmpty();
    assertThat(DataDeletion.pending(world.cluster.shop(), Observed.of(List.of(late)))).isEmpty();
  }

  @Test
  void tellsTheVolumeToStayUntilTheDeletionIsConfirmed() {
    world.with(going()).settle();
    bind("Delete");
    world.settle();
    assertThat(volume().getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Retain");
    assertThat(volume().getMetadata().getAnnotations())
        .containsEntry(Annotations.IDENTITY, "shops/acme")
        .containsEntry(Annotations.RECLAIM_POLICY, "Delete")
        .containsEntry(Annotations.INITIALISED, "true");

    confirm();
    world.settle();
    assertThat(volume().getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Delete");

    world.with(ShopSpec.DEFAULT).settle();
    assertThat(volume().getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Retain");
  }

  @Test
  void touchesNoVolumeThatTheClaimMerelyNames() {
    world.with(ShopSpec.DEFAULT).settle();
    bind("Delete");
    world.cluster.edit(
        PersistentVolume.class, "pv-1", it -> it.getSpec().getClaimRef().setUid("another"));
    PersistentVolume before = volume();

    world.settle();

    assertThat(volume()).isEqualTo(before);
  }

  private static ShopSpec going() {
    return Specs.deletionPolicy(DeletionPolicy.DELETE);
  }

  private void confirm() {
    world.cluster.annotate(
        Annotations.CONFIRM_DELETION, world.cluster.shop().getMetadata().getUid());
  }

  private long dataObjects() {
    return world.cluster.all().stream()
        .filter(Labels::isData)
        .filter(object -> !ObjectKey.of(object).kind().equals("PersistentVolume"))
        .count();
  }

  private PersistentVolume volume() {
    return world.cluster.find(PersistentVolume.class, "pv-1").orElseThrow();
  }

  private void bind(String reclaimPolicy) {
    PersistentVolumeClaim claim =
        world.cluster.find(PersistentVolumeClaim.class, "acme-database-0").orElseThrow();
    world.cluster.putForeign(
        new PersistentVolumeBuilder()
            .withNewMetadata()
            .withName("pv-1")
            .endMetadata()
            .withNewSpec()
            .addToCapacity("storage", new Quantity("20Gi"))
            .withPersistentVolumeReclaimPolicy(reclaimPolicy)
            .withNewClaimRef()
            .withNamespace("shops")
            .withName("acme-database-0")
            .withUid(claim.getMetadata().getUid())
            .endClaimRef()
            .endSpec()
            .build());
    world.cluster.report(
        claim,
        it -> {
          it.getSpec().setVolumeName("pv-1");
          return it;
        });
  }
}
