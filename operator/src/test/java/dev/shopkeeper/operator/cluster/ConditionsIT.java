package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.plan.DesiredShop;
import dev.shopkeeper.operator.plan.Tiers;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.EdgeSpec;
import dev.shopkeeper.operator.shop.EdgeTls;
import dev.shopkeeper.operator.shop.IssuerSpec;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.Kstatus;
import dev.shopkeeper.operator.testing.Specs;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a Shop says of itself from its birth on, and the Events of it. Troubles are
/// [TroubleConditionsIT]'s.
class ConditionsIT {
  private static final ShopSpec WITH_EDGE =
      Specs.edge(
          new EdgeSpec(
              "shop.example.com",
              "nginx",
              new EdgeTls(null, new IssuerSpec("letsencrypt", null), null)));

  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();
  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  @BeforeEach
  void look() {
    operator.stop();
  }

  @Test
  void tellOfEachTierAsItOpens() {
    operator.create("acme", WITH_EDGE);
    String job = migration(operator.get("acme"));
    List.of("acme-database", job, "acme-api", "acme-ui", "acme-edge")
        .forEach(operator.kubelet()::hold);
    assertThat(operator.get("acme").statusOrEmpty().conditions())
        .extracting(Condition::type, Condition::status, Condition::reason)
        .containsExactly(tuple("Ready", "Unknown", "NotReconciled"));
    assertThat(Kstatus.of(operator.get("acme"))).isEqualTo(Kstatus.IN_PROGRESS);

    operator.start(RunningOperator.RELEASE, Duration.ofSeconds(2));
    step("DatabaseReady", "Starting");
    for (String tier : List.of("ApiReady", "UiReady", "EdgeReady", "MonitoringReady")) {
      operator.awaits("acme", tier, "False", "WaitingForDatabase");
    }
    operator.kubelet().release("acme-database");
    operator.awaits("acme", "DatabaseReady", "True", "Available");
    step("ApiReady", "Migrating");
    operator.awaits("acme", "UiReady", "False", "WaitingForMigration");
    operator.kubelet().release(job);
    step("ApiReady", "RollingOut");
    operator.awaits("acme", "UiReady", "False", "WaitingForApi");
    operator.kubelet().release("acme-api");
    operator.awaits("acme", "ApiReady", "True", "Available");
    step("UiReady", "RollingOut");
    operator.awaits("acme", "EdgeReady", "False", "WaitingForUi");
    operator.kubelet().release("acme-ui");
    operator.awaits("acme", "UiReady", "True", "Available");
    step("EdgeReady", "CertificatePending");
    operator.awaits("acme", "MonitoringReady", "False", "WaitingForEdge");
    bringCertificate();
    step("EdgeReady", "WaitingForAddress");
    operator.kubelet().release("acme-edge");

    operator.awaits("acme", "EdgeReady", "True", "Available");
    operator.awaitsReady("acme");
    operator.awaits("acme", "Progressing", "False", "Settled");
    operator.awaits("acme", "Degraded", "False", "AsExpected");
    operator.awaits("acme", "Paused", "False", "NotPaused");
    operator.awaits("acme", "MonitoringReady", "False", "DefinitionMissing");
    Shop acme = operator.get("acme");
    assertThat(Kstatus.of(acme)).isEqualTo(Kstatus.CURRENT);
    assertThat(acme.statusOrEmpty().conditions())
        .hasSize(9)
        .extracting(Condition::observedGeneration)
        .containsOnly(acme.generation());
    operator.settled();
    assertThat(operator.events())
        .extracting(Event::getReason)
        .contains(
            "Applying",
            "Starting",
            "Migrating",
            "RollingOut",
            "CertificatePending",
            "WaitingForAddress",
            "Available",
            "Settled");
    assertThat(operator.events())
        .filteredOn(event -> !event.getType().equals("Normal"))
        .extracting(Event::getReason, Event::getNote)
        .isEmpty();
    assertThat(operator.events()).extracting(Event::getNote).doesNotHaveDuplicates();
  }

  @Test
  void tellWhatIsPausedAndWhatIsNotDoneMeanwhile() {
    operator.start(RunningOperator.RELEASE, Duration.ofSeconds(2));
    operator.create("acme", ShopSpec.DEFAULT.paused(Pause.ALL));
    operator.awaits("acme", "DatabaseReady", "False", "CreatingData");
    operator.awaits("acme", "Ready", "False", "CreatingData");
    operator.awaits("acme", "Progressing", "False", "AllPaused");
    operator.awaits("acme", "Paused", "True", "AllPaused");
    assertThat(Kstatus.of(operator.get("acme"))).isEqualTo(Kstatus.IN_PROGRESS);

    operator.edit("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.edit("acme", ShopSpec.DEFAULT.paused(Pause.ROLLOUT));
    operator.awaits("acme", "Paused", "True", "RolloutPaused");
    operator.awaitsReady("acme");

    operator.edit("acme", ShopSpec.DEFAULT.paused(Pause.ALL));
    operator.awaits("acme", "Paused", "True", "AllPaused");
    String since = operator.awaits("acme", "Paused", "True", "AllPaused").lastTransitionTime();
    remove(Deployment.class, "acme-ui");
    operator.awaits("acme", "UiReady", "False", "NotCreated");
    remove(Job.class, migration(operator.get("acme")));
    operator.awaits("acme", "ApiReady", "False", "NotMigrated");
    operator.awaits("acme", "Ready", "False", "NotMigrated");
    operator.awaits("acme", "Progressing", "False", "AllPaused");
    assertThat(operator.awaits("acme", "Paused", "True", "AllPaused").lastTransitionTime())
        .as("it is paused since then")
        .isEqualTo(since);
    assertThat(operator.events())
        .extracting(Event::getReason)
        .contains("AllPaused", "RolloutPaused", "NotCreated", "NotMigrated");

    operator.edit("acme", ShopSpec.DEFAULT);
    operator.awaits("acme", "Paused", "False", "NotPaused");
    operator.awaitsReady("acme");
  }

  /// A later Shop finds what an earlier one left: seen at the one turn at which it is not recorded.
  @Test
  void tellThatDataIsBeingRecorded() {
    var shop = new PlayedShop(operator.client(), operator.namespace(), RunningOperator.RELEASE);
    shop.want(ShopSpec.DEFAULT);
    for (int i = 0; i < 10 && shop.shop().statusOrEmpty().data().isEmpty(); i++) {
      shop.reconcile();
    }
    operator.delete("acme");
    Eventually.holds("but data is gone", RunningOperator.SOON, () -> operator.remade().isEmpty());
    shop.want(ShopSpec.DEFAULT.paused(Pause.ALL));

    shop.reconcile();

    operator.awaits("acme", "DatabaseReady", "False", "RecordingData");
    assertThat(shop.shop().statusOrEmpty().data()).hasSize(6);
    shop.reconcile();
    operator.awaits("acme", "DatabaseReady", "False", "NotCreated");
  }

  /// The tier waits, the Shop is not ready of it, and it is under way.
  private void step(String tier, String reason) {
    operator.awaits("acme", tier, "False", reason);
    operator.awaits("acme", "Ready", "False", reason);
    operator.awaits("acme", "Progressing", "True", reason);
    assertThat(Kstatus.of(operator.get("acme"))).isEqualTo(Kstatus.IN_PROGRESS);
  }

  private <T extends HasMetadata> void remove(Class<T> type, String name) {
    operator.client().resource(operator.seen(type, name)).delete();
  }

  private void bringCertificate() {
    Secret secret = FakeKubelet.certificate("acme-edge-tls");
    secret.getMetadata().setNamespace(operator.namespace());
    operator.client().resource(secret).create();
  }

  private static String migration(Shop shop) {
    return DesiredShop.keys(new Tiers(shop), RunningOperator.RELEASE).stream()
        .filter(key -> key.kind().equals("Job"))
        .map(ObjectKey::name)
        .findFirst()
        .orElseThrow();
  }
}
