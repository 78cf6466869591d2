package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.Amounts;
import dev.shopkeeper.operator.shop.ApiSpec;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.Resources;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.UiSpec;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopReconcilerTest {
  private static final ShopSpec OTHER_API_IMAGE =
      Specs.api(TierSpecs.api("example.org/api:2", null, null));

  private final World world = new World();

  @Test
  void bringsANewShopToReady() {
    world.with(ShopSpec.DEFAULT).settle();

    assertThat(world.isReady()).isTrue();
    assertThat(world.cluster.shop().statusOrEmpty().url()).isEqualTo("http://10.89.1.7");
    assertThat(world.condition("Ready").message()).contains("http://10.89.1.7");
  }

  @Test
  void thenIsSilent() {
    world.with(ShopSpec.DEFAULT).settle();
    var before = world.cluster.changes();

    Outcome outcome = world.reconcile();

    assertThat(world.cluster.changes()).isEqualTo(before);
    assertThat(outcome.written()).isEmpty();
    assertThat(outcome.next()).isEqualTo(Pace.IDLE);
  }

  @Test
  void opensTheApiOnlyAfterTheMigration() {
    world.kubelet.breaks(migration());

    world.with(ShopSpec.DEFAULT).settle();

    assertThat(world.cluster.find(Deployment.class, "acme-api")).isEmpty();
    assertThat(world.condition("ApiReady").reason()).isEqualTo("MigrationFailed");
    assertThat(world.condition("Degraded").status()).isEqualTo("True");
  }

  @Test
  void triesAFailedMigrationAnew() {
    String job = migration();
    world.kubelet.breaks(job);
    world.with(ShopSpec.DEFAULT).settle();

    world.kubelet.mends(job);
    world.passes(Duration.ofMinutes(5));
    world.settle();

    assertThat(world.isReady()).isTrue();
  }

  @Test
  void keepsAServingApiOnItsImageUntilTheSchemaIsReadyForTheNewOne() {
    world.with(ShopSpec.DEFAULT).settle();
    world.with(OTHER_API_IMAGE);
    world.reconcile();
    String job = newest();
    world.kubelet.breaks(job);

    world.settle();
    assertThat(imageOfApi()).isEqualTo("example.org/api:1");
    world.cluster.remove(ObjectKey.of(Service.class, "acme-api"));
    world.settle();
    assertThat(world.cluster.find(Service.class, "acme-api")).isPresent();

    world.kubelet.mends(job);
    world.passes(Duration.ofMinutes(5));
    world.settle();
    assertThat(imageOfApi()).isEqualTo("example.org/api:2");
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void removesTheMigrationOfBeforeOnlyWhenTheNewOneIsDone() {
    world.with(ShopSpec.DEFAULT).settle();
    String old = newest();

    world.with(OTHER_API_IMAGE);
    world.reconcile();
    assertThat(world.cluster.find(Job.class, old)).isPresent();
    world.settle();
    assertThat(world.cluster.find(Job.class, old)).isEmpty();
  }

  @Test
  void keepsServingTiersWhileTheDatabaseIsAway() {
    world.with(ShopSpec.DEFAULT).settle();
    world.kubelet.breaks("acme-database");
    world.kubelet.reportOn(world.cluster, world.now());
    world.cluster.remove(ObjectKey.of(Deployment.class, "acme-ui"));

    world.settle();

    assertThat(world.cluster.find(Deployment.class, "acme-ui")).isPresent();
    assertThat(world.condition("DatabaseReady").status()).isEqualTo("False");
    assertThat(world.condition("UiReady").status()).isEqualTo("True");
    assertThat(world.isReady()).isFalse();
  }

  @Test
  void repairsEditsAndKeepsWhatOthersAdd() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.edit(
        Deployment.class,
        "acme-api",
        deployment -> {
          deployment.getSpec().setRevisionHistoryLimit(7);
          deployment.getMetadata().getAnnotations().put("example.org/note", "theirs");
        });

    world.settle();

    Deployment api = world.cluster.find(Deployment.class, "acme-api").orElseThrow();
    assertThat(api.getSpec().getRevisionHistoryLimit()).isEqualTo(3);
    assertThat(api.getMetadata().getAnnotations()).containsEntry("example.org/note", "theirs");
  }

  @Test
  void leavesAForeignServiceAlone() {
    world.cluster.putForeign(
        new ServiceBuilder()
            .withNewMetadata()
            .withName("acme-api")
            .withNamespace("shops")
            .endMetadata()
            .withNewSpec()
            .withType("ClusterIP")
            .endSpec()
            .build());
    String before = world.cluster.find(Service.class, "acme-api").orElseThrow().toString();

    world.with(ShopSpec.DEFAULT).settle();

    assertThat(world.cluster.find(Service.class, "acme-api").orElseThrow()).hasToString(before);
    assertThat(world.condition("ApiReady").reason()).isEqualTo("Conflict");
    assertThat(world.condition("Ready").message()).contains("Service acme-api");
  }

  @Test
  void takesBackWhatAnOrphaningDeletionLeft() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.edit(
        Service.class, "acme-api", service -> service.getMetadata().setOwnerReferences(List.of()));

    world.settle();

    assertThat(
            world
                .cluster
                .find(Service.class, "acme-api")
                .orElseThrow()
                .getMetadata()
                .getOwnerReferences())
        .hasSize(1);
  }

  @Test
  void saysWhichObjectWasRefusedAndGoesOnWithTheOthers() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.refuse(
        ObjectKey.of(Deployment.class, "acme-api"), "exceeded quota: pods, requested: 3");

    world.with(Specs.of(ui(3), roomy())).settle();

    assertThat(world.condition("Ready").reason()).isEqualTo("ApplyRefused");
    assertThat(world.condition("Ready").message())
        .contains("Deployment acme-api")
        .contains("exceeded quota");
    assertThat(
            world.cluster.find(Deployment.class, "acme-ui").orElseThrow().getSpec().getReplicas())
        .as("its autoscaler knew the new bound")
        .isEqualTo(3);

    world.cluster.refuseNothing();
    world.settle();
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void touchesNothingForASpecThatCannotBeKept() {
    world.with(ShopSpec.DEFAULT).settle();
    int before = world.cluster.changes().size();

    world.with(Specs.ui(ui(99))).settle();

    assertThat(world.condition("Ready").reason()).isEqualTo("InvalidSpec");
    assertThat(world.condition("Ready").message()).contains("spec.ui.replicas.min");
    assertThat(world.cluster.changes().subList(before, world.cluster.changes().size()))
        .containsExactly("status Shop acme");
    world.with(ShopSpec.DEFAULT).settle();
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void movesATransitionTimeOnlyWhenTheStatusFlips() {
    world.with(ShopSpec.DEFAULT).settle();
    String since = world.condition("Ready").lastTransitionTime();

    world.passes(Duration.ofDays(1));
    world.cluster.edit(ConfigMap.class, "acme-ui", map -> map.setData(null));
    world.reconcile();
    assertThat(world.condition("DatabaseReady").lastTransitionTime()).isEqualTo(since(since));
    assertThat(world.condition("Ready").lastTransitionTime()).isGreaterThan(since);
  }

  @Test
  void changesNothingWhenRestarted() {
    world.with(ShopSpec.DEFAULT).settle();
    int before = world.cluster.changes().size();

    world.restart(World.RELEASE);
    world.settle();

    assertThat(world.cluster.changes()).hasSize(before);
  }

  @Test
  void restartsNothingForANewRelease() {
    world.with(ShopSpec.DEFAULT).settle();
    int before = world.cluster.changes().size();

    world.restart(
        Release.of(new Images("example.org/api:9", "example.org/ui:9", "example.org/db:9")));
    world.settle();

    assertThat(world.cluster.changes()).hasSize(before);
    assertThat(imageOfApi()).isEqualTo("example.org/api:1");
  }

  /// The api stage's own condition may be older than the Shop's; it is no later than it.
  private String since(String ready) {
    String database = world.condition("DatabaseReady").lastTransitionTime();
    assertThat(database).isLessThanOrEqualTo(ready);
    return database;
  }

  private static ApiSpec roomy() {
    return TierSpecs.api(null, null, new Resources(null, new Amounts("2", null)));
  }

  private static UiSpec ui(int replicas) {
    return TierSpecs.ui(null, Replicas.from(replicas), null, null, null, null);
  }

  private String imageOfApi() {
    return world
        .cluster
        .find(Deployment.class, "acme-api")
        .orElseThrow()
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getImage();
  }

  private String newest() {
    return world.cluster.all().stream()
        .filter(Job.class::isInstance)
        .map(job -> job.getMetadata().getName())
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  /// The name of the migration of the default spec.
  private static String migration() {
    var other = new World();
    other.with(ShopSpec.DEFAULT).settle();
    return other.cluster.all().stream()
        .filter(Job.class::isInstance)
        .map(job -> job.getMetadata().getName())
        .findFirst()
        .orElseThrow();
  }
}
