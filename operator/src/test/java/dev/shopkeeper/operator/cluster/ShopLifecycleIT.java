package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.ApiSpec;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.AuditEvent;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.workload.Images;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShopLifecycleIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          StatefulSet.class,
          Deployment.class,
          Job.class,
          Service.class,
          ConfigMap.class,
          PersistentVolumeClaim.class,
          Secret.class);

  private String namespace = "";

  @SuppressWarnings("NullAway.Init")
  private RunningOperator operator;

  @BeforeEach
  void start() {
    namespace = API.newNamespace();
    operator = new RunningOperator(API, namespace);
  }

  @AfterEach
  void stop() {
    operator.close();
  }

  @Test
  void bringsAnEmptySpecToReady() {
    operator.create("acme", ShopSpec.DEFAULT);

    operator.awaitsReady("acme");
    Shop acme = operator.get("acme");
    assertThat(acme.statusOrEmpty().url()).startsWith("http://10.89.1.");
    assertThat(acme.statusOrEmpty().observedGeneration()).isEqualTo(acme.generation());
    assertThat(acme.statusOrEmpty().conditions())
        .extracting(condition -> condition.type() + "=" + condition.status())
        .containsExactlyInAnyOrder(
            "Ready=True",
            "Progressing=False",
            "Degraded=False",
            "DatabaseReady=True",
            "ApiReady=True",
            "UiReady=True");
    assertThat(acme.statusOrEmpty().data()).hasSize(6);
    assertThat(acme.statusOrEmpty().database().initialised()).isTrue();
  }

  @Test
  void writesNothingOnceReady() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    settled();

    operator.stop();
    int before = writes().size();
    operator.start(RunningOperator.RELEASE);
    Eventually.holds(
        "the restarted operator looked",
        RunningOperator.SOON,
        () -> reads("acme-database-tls") > 0);
    settled();

    assertThat(writes().subList(before, writes().size())).isEmpty();
  }

  @Test
  void repairsWhatIsDeletedAndWhatIsEditedAtOnce() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");

    for (String name : List.of("acme-api", "acme-ui")) {
      repairs(Deployment.class, name);
      repairs(Service.class, name);
      operator
          .client()
          .apps()
          .deployments()
          .inNamespace(namespace)
          .withName(name)
          .edit(it -> {
            it.getSpec().setReplicas(5);
            it.getMetadata().getAnnotations().put("example.org/note", "theirs");
            return it;
          });
      Eventually.holds(
          "replicas of " + name + " are back",
          AT_ONCE,
          () -> seen(Deployment.class, name).getSpec().getReplicas() == 2);
      assertThat(seen(Deployment.class, name).getMetadata().getAnnotations())
          .containsEntry("example.org/note", "theirs");
      operator
          .client()
          .services()
          .inNamespace(namespace)
          .withName(name)
          .edit(it -> {
            it.getSpec().getPorts().getFirst().setPort(4444);
            return it;
          });
      Eventually.holds(
          "port of " + name + " is back",
          AT_ONCE,
          () ->
              seen(Service.class, name).getSpec().getPorts().stream()
                  .noneMatch(port -> port.getPort() == 4444));
    }
    operator.awaitsReady("acme");
  }

  @Test
  void appliesAnEditAndComesToRest() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");

    edit("acme", new ShopSpec(null, new ApiSpec(null, new Replicas(4), null), null, null));

    operator.awaitsReady("acme");
    assertThat(seen(Deployment.class, "acme-api").getSpec().getReplicas()).isEqualTo(4);
    settled();
  }

  @Test
  void opensTheTiersInOrder() {
    operator.kubelet.hold("acme-database");
    operator.create("acme", ShopSpec.DEFAULT);

    operator.awaits("acme", "DatabaseReady", "False", "Starting");
    assertThat(operator.find(Deployment.class, "acme-api")).isNull();
    operator.kubelet.release("acme-database");
    operator.awaitsReady("acme");
  }

  @Test
  void findsItsDataAgainWhenMadeAgain() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    Map<String, String> data = uidsOfData();

    operator.delete("acme");
    operator.create("acme", ShopSpec.DEFAULT);

    operator.awaitsReady("acme");
    assertThat(uidsOfData()).isEqualTo(data);
    assertThat(seen(ConfigMap.class, "acme-database").getData())
        .containsEntry("initialise", "never");
  }

  @Test
  void neverReplacesLostData() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");

    operator
        .client()
        .persistentVolumeClaims()
        .inNamespace(namespace)
        .withName("acme-database-0")
        .delete();

    operator.awaits("acme", "Degraded", "True", "DataMissing");
    assertThat(operator.awaits("acme", "Ready", "False", "DataMissing").message())
        .contains("PersistentVolumeClaim acme-database-0");
    settled();
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
                .withNamespace(namespace)
                .endMetadata()
                .addToData("password", "bWluZQ==")
                .build())
        .create();
    Secret before = seen(Secret.class, "acme-admin");

    operator.create("acme", ShopSpec.DEFAULT);

    assertThat(operator.awaits("acme", "Ready", "False", "Conflict").message())
        .contains("Secret acme-admin");
    assertThat(seen(Secret.class, "acme-admin")).isEqualTo(before);
    assertThat(operator.find(PersistentVolumeClaim.class, "acme-database-0")).isNull();
  }

  @Test
  void runsShopsSideBySide() {
    String other = API.newNamespace();
    try (var elsewhere = new Neighbourhood(other)) {
      operator.create("acme", ShopSpec.DEFAULT);
      operator.create("beta", ShopSpec.DEFAULT);
      elsewhere.create("acme");

      operator.awaitsReady("acme");
      operator.awaitsReady("beta");
      elsewhere.awaitsReady("acme");
    }
  }

  @Test
  void picksUpWhereItWasWhenStoppedHalfWay() {
    operator.kubelet.hold("acme-database");
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaits("acme", "DatabaseReady", "False", "Starting");
    Map<String, String> data = uidsOfData();

    operator.stop();
    operator.kubelet.release("acme-database");
    operator.start(RunningOperator.RELEASE);

    operator.awaitsReady("acme");
    assertThat(uidsOfData()).isEqualTo(data);
  }

  @Test
  void keepsTheOldImageWhileTheMigrationOfTheNewOneFails() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    var spec = new ShopSpec(null, new ApiSpec("example.org/broken:1", null, null), null, null);
    operator.kubelet.fail(
        dev.shopkeeper.operator.plan.DesiredShop.keys(
                withSpec(operator.get("acme"), spec), RunningOperator.RELEASE)
            .stream()
            .filter(key -> key.kind().equals("Job"))
            .map(ObjectKey::name)
            .findFirst()
            .orElseThrow());

    edit("acme", spec);

    operator.awaits("acme", "Ready", "False", "MigrationFailed");
    assertThat(image(seen(Deployment.class, "acme-api"))).isEqualTo("example.org/api:1");
    edit("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
  }

  @Test
  void rollsANewReleaseOut() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");

    operator.stop();
    operator.start(new Images("example.org/api:2", "example.org/ui:2", "example.org/db:2"));

    Eventually.holds(
        "the api runs the new release",
        RunningOperator.SOON,
        () -> image(seen(Deployment.class, "acme-api")).equals("example.org/api:2"));
    operator.awaitsReady("acme");
    Eventually.holds(
        "one migration is left",
        RunningOperator.SOON,
        () ->
            operator.client().batch().v1().jobs().inNamespace(namespace).list().getItems().size()
                == 1);
  }

  /// A shop of the same name in another namespace, served by the same operator.
  private static final class Neighbourhood implements AutoCloseable {
    private final String other;
    private final dev.shopkeeper.operator.testing.PlayedKubelet kubelet;

    Neighbourhood(String other) {
      this.other = other;
      this.kubelet = new dev.shopkeeper.operator.testing.PlayedKubelet(API.client(), other);
    }

    void create(String name) {
      var shop = new Shop();
      shop.getMetadata().setName(name);
      shop.getMetadata().setNamespace(other);
      API.client().resource(shop).create();
    }

    void awaitsReady(String name) {
      Eventually.holds(
          other + "/" + name + " is ready",
          RunningOperator.SOON,
          () ->
              API.client()
                  .resources(Shop.class)
                  .inNamespace(other)
                  .withName(name)
                  .get()
                  .statusOrEmpty()
                  .condition("Ready")
                  .filter(ready -> ready.status().equals("True"))
                  .isPresent());
    }

    @Override
    public void close() {
      kubelet.close();
    }
  }

  private <T extends HasMetadata> void repairs(Class<T> type, String name) {
    String uid = seen(type, name).getMetadata().getUid();
    operator.client().resources(type).inNamespace(namespace).withName(name).delete();
    Eventually.holds(
        type.getSimpleName() + " " + name + " is back",
        AT_ONCE,
        () -> {
          T now = operator.find(type, name);
          return now != null && !now.getMetadata().getUid().equals(uid);
        });
  }

  /// Waits until no object changes for two seconds.
  private void settled() {
    Eventually.passes(
        RunningOperator.SOON,
        () -> {
          Map<String, String> before = versions();
          pause();
          assertThat(versions()).isEqualTo(before);
        });
  }

  private static void pause() {
    Eventually.passes(
        Duration.ofSeconds(4),
        new Runnable() {
          private final long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();

          @Override
          public void run() {
            assertThat(System.nanoTime()).isGreaterThan(until);
          }
        });
  }

  private Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    for (var kind : KINDS) {
      operator
          .client()
          .resources(kind)
          .inNamespace(namespace)
          .list()
          .getItems()
          .forEach(object ->
              versions.put(
                  ObjectKey.of(object).toString(), object.getMetadata().getResourceVersion()));
    }
    operator
        .client()
        .resources(Shop.class)
        .inNamespace(namespace)
        .list()
        .getItems()
        .forEach(
            shop -> versions.put("Shop " + shop.name(), shop.getMetadata().getResourceVersion()));
    return versions;
  }

  private Map<String, String> uidsOfData() {
    var uids = new TreeMap<String, String>();
    for (Class<? extends HasMetadata> kind :
        List.<Class<? extends HasMetadata>>of(Secret.class, PersistentVolumeClaim.class)) {
      operator
          .client()
          .resources(kind)
          .inNamespace(namespace)
          .withLabel("shopkeeper.dev/data", "true")
          .list()
          .getItems()
          .forEach(
              object -> uids.put(ObjectKey.of(object).toString(), object.getMetadata().getUid()));
    }
    assertThat(uids).hasSize(6);
    return uids;
  }

  private List<AuditEvent> writes() {
    return API.mutationsBy(RunningOperator.USER).stream()
        .filter(event -> event.namespace().equals(namespace))
        .toList();
  }

  /// Reads of the operator that runs now.
  private long reads(String secret) {
    return API.audit().stream()
        .filter(event -> event.user().equals(RunningOperator.USER))
        .filter(event -> event.namespace().equals(namespace))
        .filter(event -> event.verb().equals("get") && event.name().equals(secret))
        .count();
  }

  private void edit(String name, ShopSpec spec) {
    operator
        .client()
        .resources(Shop.class)
        .inNamespace(namespace)
        .withName(name)
        .edit(shop -> withSpec(shop, spec));
  }

  private static Shop withSpec(Shop shop, ShopSpec spec) {
    var changed = new Shop();
    changed.setMetadata(shop.getMetadata());
    changed.setStatus(shop.getStatus());
    changed.setSpec(spec);
    return changed;
  }

  private <T extends HasMetadata> T seen(Class<T> type, String name) {
    return Objects.requireNonNull(operator.find(type, name), name);
  }

  private static String image(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }
}
