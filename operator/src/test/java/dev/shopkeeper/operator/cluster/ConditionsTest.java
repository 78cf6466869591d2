package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.plan.StageName;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.testing.Kstatus;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What each condition says, and when it says that nothing is known.
class ConditionsTest {
  private static final List<String> TIERS =
      List.of("DatabaseReady", "ApiReady", "UiReady", "EdgeReady", "MonitoringReady");
  private static final ShopSpec OTHER_API =
      Specs.api(TierSpecs.api("example.org/api:2", null, null));

  private final World world = new World();

  @Test
  void readyIsTheSumAndOfTheGenerationSeen() {
    world.with(ShopSpec.DEFAULT);
    assertThat(kstatus())
        .as("nobody has looked, and no API server gave a default")
        .isEqualTo(Kstatus.CURRENT);
    world.reconcile();
    assertThat(kstatus()).isEqualTo(Kstatus.IN_PROGRESS);
    world.settle();
    is("Ready", "True", "Available");
    assertThat(kstatus()).isEqualTo(Kstatus.CURRENT);
    assertThat(status().conditions())
        .hasSize(9)
        .extracting(Condition::observedGeneration)
        .containsOnly(world.cluster.shop().generation());

    world.with(OTHER_API);
    assertThat(kstatus()).as("before the new spec is looked at").isEqualTo(Kstatus.IN_PROGRESS);
    world.settle();
    assertThat(kstatus()).isEqualTo(Kstatus.CURRENT);
  }

  @Test
  void readyIsFalseOfWhatNeedsHelp() {
    failMigration();

    is("Ready", "False", "MigrationFailed");
    is("Degraded", "True", "MigrationFailed");
    assertThat(kstatus()).isEqualTo(Kstatus.IN_PROGRESS);
  }

  @Test
  void progressingIsFalseWhenWhatIsWaitedForHasFailed() {
    failMigration();

    is("UiReady", "False", "WaitingForMigration");
    is("Progressing", "False", "Settled");
  }

  @Test
  void progressingIsFalseWhileNothingIsDone() {
    world.with(ShopSpec.DEFAULT).settle();
    world.with(ShopSpec.DEFAULT.paused(Pause.ALL)).settle();
    world.cluster.remove(ObjectKey.of(Deployment.class, "acme-ui"));

    world.settle();

    is("UiReady", "False", "NotCreated");
    is("Progressing", "False", "AllPaused");
    assertThat(world.condition("Progressing").message()).contains("does not exist yet");
  }

  @Test
  void degradedIsTrueOfWhatIsRefused() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.refuse(ObjectKey.of(Deployment.class, "acme-api"), "exceeded quota");
    world.with(OTHER_API).settle();

    is("Degraded", "True", "ApplyRefused");
    world.cluster.refuseNothing();
    world.settle();
    is("Degraded", "False", "AsExpected");
  }

  @Test
  void pausedSaysWhatIs() {
    world.with(ShopSpec.DEFAULT).settle();
    is("Paused", "False", "NotPaused");
    world.with(ShopSpec.DEFAULT.paused(Pause.ROLLOUT)).settle();
    is("Paused", "True", "RolloutPaused");
    String since = world.condition("Paused").lastTransitionTime();
    world.passes(Duration.ofHours(1));
    world.with(ShopSpec.DEFAULT.paused(Pause.ALL)).settle();
    is("Paused", "True", "AllPaused");
    assertThat(world.condition("Paused").lastTransitionTime()).isEqualTo(since);
    assertThat(kstatus()).isEqualTo(Kstatus.CURRENT);
  }

  @Test
  void databaseIsNotReadyWithoutItsData() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.remove(ObjectKey.of(PersistentVolumeClaim.class, "acme-database-0"));

    world.settle();

    is("DatabaseReady", "False", "DataMissing");
  }

  @Test
  void apiIsNotReadyBeforeItsSchemaIs() {
    world.with(ShopSpec.DEFAULT).settle();
    world.with(OTHER_API);
    world.reconcile();
    world.kubelet.breaks(newestJob());

    world.settle();

    is("ApiReady", "False", "MigrationFailed");
  }

  @Test
  void uiIsNotReadyBeforeItCanBeReached() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.report(
        world.cluster.find(Service.class, "acme-ui").orElseThrow(),
        service -> {
          service.setStatus(null);
          return service;
        });

    world.reconcile();

    is("UiReady", "False", "AddressPending");
  }

  @Test
  void edgeAndMonitoringAreNotReadyWhereThereAreNone() {
    world.with(ShopSpec.DEFAULT).settle();

    is("EdgeReady", "False", "Disabled");
    is("MonitoringReady", "False", "DefinitionMissing");
    is("Ready", "True", "Available");
  }

  @Test
  void nothingIsKnownOfTheTiersOfASpecThatCannotBeKept() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.annotate(Annotations.RESTART, "everything");
    world.settle();

    is("Ready", "False", "InvalidSpec");
    is("Progressing", "False", "InvalidSpec");
    is("Degraded", "True", "InvalidSpec");
    is("Paused", "False", "NotPaused");
    TIERS.forEach(tier -> is(tier, "Unknown", "InvalidSpec"));
    assertThat(kstatus()).isEqualTo(Kstatus.IN_PROGRESS);

    world.cluster.annotate(Annotations.RESTART, "ui@now");
    world.settle();
    is("DatabaseReady", "True", "Available");
    is("Ready", "True", "Available");
  }

  @Test
  void nothingIsKnownWhereTheOperatorFails() {
    world.with(ShopSpec.DEFAULT).settle();
    ShopStatus before = status();
    world.with(OTHER_API);

    world.fails(new IllegalArgumentException("hunter2"));

    Stream.concat(Stream.of("Ready", "Progressing", "Degraded"), TIERS.stream())
        .forEach(type -> is(type, "Unknown", "ReconcileFailed"));
    is("Paused", "False", "NotPaused");
    assertThat(world.condition("Ready").message())
        .contains("IllegalArgumentException")
        .doesNotContain("hunter2");
    assertThat(status().data()).isEqualTo(before.data());
    assertThat(status().revision()).isEqualTo(before.revision());
    assertThat(status().observedGeneration()).isEqualTo(before.observedGeneration());
    assertThat(kstatus()).isEqualTo(Kstatus.IN_PROGRESS);
    assertThat(world.cluster.announcements().getLast().warning()).isTrue();

    ShopStatus unknown = status();
    int told = world.cluster.announcements().size();
    world.passes(Duration.ofMinutes(1));
    world.fails(new IllegalArgumentException("another"));
    assertThat(status()).as("it is said once").isEqualTo(unknown);
    assertThat(world.cluster.announcements()).hasSize(told);
    world.settle();
    is("Ready", "True", "Available");
  }

  /// After hours of not knowing, a database that is just seen to start has its whole deadline.
  @Test
  void timeThatNobodySawIsNoDelay() {
    world.with(ShopSpec.DEFAULT).settle();
    world.fails(new IllegalStateException());
    world.passes(Duration.ofHours(5));
    world.kubelet.breaks("acme-database");

    world.settle();

    is("DatabaseReady", "False", "Starting");
    is("Degraded", "False", "AsExpected");
  }

  @Test
  void eachStageThatOthersWaitForHasItsReason() {
    assertThat(Stream.of(StageName.values()).filter(StageName::isNeededToServe))
        .allSatisfy(stage ->
            assertThat(Reason.valueOf("WAITING_FOR_" + stage.name()).isOfAnother()).isTrue());
  }

  private void failMigration() {
    world.with(ShopSpec.DEFAULT);
    for (int i = 0; i < 20 && world.cluster.all().stream().noneMatch(Job.class::isInstance); i++) {
      world.kubelet.reportOn(world.cluster, world.now());
      world.reconcile();
    }
    world.kubelet.breaks(newestJob());
    world.settle();
  }

  private String newestJob() {
    return world.cluster.all().stream()
        .filter(Job.class::isInstance)
        .map(job -> job.getMetadata().getName())
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private void is(String type, String status, String reason) {
    assertThat(world.condition(type))
        .extracting(Condition::status, Condition::reason)
        .as(type)
        .containsExactly(status, reason);
  }

  private ShopStatus status() {
    return world.cluster.shop().statusOrEmpty();
  }

  private Kstatus kstatus() {
    return Kstatus.of(world.cluster.shop());
  }
}
