package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.cluster.DestroyedShop.Confirmation;
import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.DeletionPolicy;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.Guard;
import dev.shopkeeper.operator.testing.Veto;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What survives which destructive command: the table of docs/operations/deletion.md, on a real API
/// server that collects garbage. Beside the Shop stand objects that look much like its data.
class DeletionMatrixIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);
  private final DestroyedShop acme = new DestroyedShop(operator);

  @BeforeAll
  static void guard() {
    API.install(Crd.FILE);
    Guard.install(API);
  }

  @BeforeEach
  void open() {
    acme.open();
  }

  @ParameterizedTest
  @CsvSource({
    "RETAIN, NONE, background",
    "RETAIN, NONE, foreground",
    "RETAIN, NONE, orphan",
    "RETAIN, NONE, force",
    "RETAIN, NONE, all",
    "RETAIN, OWN, background",
  })
  void deletingTheShopKeepsItsData(DeletionPolicy policy, Confirmation confirmed, String how) {
    acme.is(policy, confirmed);
    Map<String, String> data = operator.uidsOfData();

    acme.delete(how);

    acme.isGone();
    acme.keeps(data);
    assertThat(acme.volume().getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Retain");
    acme.sparesItsNeighbours();
  }

  /// On one Shop: none of them does anything to it.
  @Test
  void deletingAShopWhoseDataWouldGoIsRefused() {
    acme.is(DeletionPolicy.DELETE, Confirmation.NONE);
    Map<String, String> data = operator.uidsOfData();

    for (String how : List.of("background", "foreground", "orphan", "force", "all", "dry run")) {
      assertThatThrownBy(() -> acme.delete(how))
          .as(how)
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining(
              "kubectl annotate --overwrite shop acme --namespace %s shopkeeper.dev/confirm-deletion=%s",
              operator.namespace(), operator.get("acme").getMetadata().getUid())
          .hasMessageContaining("{\"spec\":{\"deletionPolicy\":\"Retain\"}}");
    }

    operator.awaitsReady("acme");
    acme.keeps(data);
    acme.sparesItsNeighbours();
  }

  @ParameterizedTest
  @CsvSource({"background", "foreground", "orphan", "force", "all"})
  void deletingAConfirmedShopDeletesItsDataAndNothingElse(String how) {
    acme.is(DeletionPolicy.DELETE, Confirmation.OWN);
    String volume = acme.volume().getMetadata().getName();

    acme.delete(how);

    acme.isGone();
    acme.losesItsData(volume);
    acme.sparesItsNeighbours();
  }

  @Test
  void aDryRunDeletesNothing() {
    Map<String, String> data = operator.uidsOfData();

    acme.is(DeletionPolicy.RETAIN, Confirmation.NONE);
    acme.delete("dry run");
    acme.is(DeletionPolicy.DELETE, Confirmation.OWN);
    acme.delete("dry run");

    operator.settled();
    operator.awaitsReady("acme");
    acme.keeps(data);
    acme.sparesItsNeighbours();
  }

  @Test
  void aPolicyTakenBackKeepsTheData() {
    acme.is(DeletionPolicy.DELETE, Confirmation.OWN);
    acme.is(DeletionPolicy.RETAIN, Confirmation.OWN);
    Map<String, String> data = operator.uidsOfData();

    acme.delete("background");

    acme.isGone();
    acme.keeps(data);
    assertThat(acme.volume().getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Retain");
  }

  @Test
  void aConfirmationThatIsAnothersOrTakenBackOrUnseenIsNotEnough() {
    String uid = operator.get("acme").getMetadata().getUid();
    assertThatThrownBy(() -> acme.annotate("0b0e2f3c-0000-4000-8000-000000000000"))
        .hasMessageContaining("must be the UID of this very Shop")
        .hasMessageContaining(uid);
    assertThat(operator.get("acme").getMetadata().getAnnotations())
        .doesNotContainKey("shopkeeper.dev/confirm-deletion");

    acme.is(DeletionPolicy.DELETE, Confirmation.OWN);
    acme.is(DeletionPolicy.DELETE, Confirmation.NONE);
    assertThatThrownBy(() -> acme.delete("background")).hasMessageContaining("kubectl annotate");

    operator.stop();
    acme.annotate(uid);
    assertThatThrownBy(() -> acme.delete("background"))
        .hasMessageContaining("has not taken note of the confirmation yet");
  }

  /// Nothing of it is lost by waiting: the Shop goes once its data may.
  @Test
  void aShopWhoseDataMayNotGoWaitsAndSaysWhy() {
    acme.is(DeletionPolicy.DELETE, Confirmation.OWN);
    Map<String, String> data = operator.uidsOfData();
    try (var _ = new Veto(operator.client(), operator.namespace(), "acme-ca")) {
      acme.delete("background");

      Eventually.holds(
          "the refusal is told",
          RunningOperator.SOON,
          () ->
              operator.events().stream()
                  .filter(event -> event.getReason().equals("DeletionRefused"))
                  .filter(event -> event.getType().equals("Warning"))
                  .anyMatch(event -> event.getNote().contains("Secrets are under audit.")));
      assertThat(operator.get("acme").isMarkedForDeletion()).isTrue();
      assertThat(operator.seen(Secret.class, "acme-ca").getMetadata().getUid())
          .isEqualTo(data.get("Secret acme-ca"));
    }

    acme.isGone();
  }

  @Test
  void aShopMadeAnewAtOnceBeginsEmpty() {
    acme.is(DeletionPolicy.DELETE, Confirmation.OWN);
    Map<String, String> data = operator.uidsOfData();
    acme.delete("background");
    acme.isGone();

    acme.open();

    assertThat(operator.uidsOfData().values()).doesNotContainAnyElementsOf(data.values());
  }

  @Test
  void deletingTheClaimLeavesTheVolume() {
    acme.lose(PersistentVolumeClaim.class, "acme-database-0");

    operator.awaits("acme", "Degraded", "True", "DataMissing");
    assertThat(acme.volume().getStatus().getPhase()).isEqualTo("Released");
    acme.sparesItsNeighbours();
  }

  @Test
  void deletingTheStatefulSetDeletesNoData() {
    Map<String, String> data = operator.uidsOfData();

    operator.repairs().deletion(StatefulSet.class, "acme-database");

    operator.awaitsReady("acme");
    acme.keeps(data);
    acme.sparesItsNeighbours();
  }

  @ParameterizedTest
  @CsvSource({"RETAIN, NONE", "DELETE, NONE"})
  void deletingTheNamespaceLeavesTheVolume(DeletionPolicy policy, Confirmation confirmed) {
    acme.is(policy, confirmed);

    acme.deleteNamespace();

    assertThat(acme.volume().getStatus().getPhase()).isEqualTo("Released");
    assertThat(acme.volume().getMetadata().getAnnotations())
        .containsEntry("shopkeeper.dev/identity", operator.namespace() + "/acme")
        .containsEntry("shopkeeper.dev/initialised", "true");
  }

  @Test
  void deletingTheNamespaceOfAConfirmedShopDeletesTheVolumeToo() {
    acme.is(DeletionPolicy.DELETE, Confirmation.OWN);
    String volume = acme.volume().getMetadata().getName();

    acme.deleteNamespace();

    assertThat(API.client().persistentVolumes().withName(volume).get()).isNull();
  }

  /// The last of all Shops' definition goes for real, so that it is seen what that leaves.
  @Test
  void deletingTheDefinitionIsRefusedUntilItIsConfirmedAndKeepsTheData() {
    Map<String, String> data = operator.uidsOfData();
    var definition =
        API.client()
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .withName("shops.shopkeeper.dev");
    assertThatThrownBy(definition::delete)
        .hasMessageContaining(
            "kubectl annotate --overwrite crd shops.shopkeeper.dev shopkeeper.dev/confirm-deletion="
                + definition.get().getMetadata().getUid());
    operator.awaitsReady("acme");

    definition.edit(it -> {
      it.getMetadata()
          .getAnnotations()
          .put("shopkeeper.dev/confirm-deletion", it.getMetadata().getUid());
      return it;
    });
    definition.delete();
    // With it the API server removes every Shop of the tests before, and looks every five seconds.
    Eventually.holds(
        "the definition is gone", Duration.ofMinutes(2), () -> definition.get() == null);

    acme.stillHas(data);
    acme.sparesItsNeighbours();
  }
}
