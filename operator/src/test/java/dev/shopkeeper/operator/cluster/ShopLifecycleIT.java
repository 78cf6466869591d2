package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.plan.DesiredShop;
import dev.shopkeeper.operator.plan.Tiers;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.AuditEvent;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.PlayedKubelet;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShopLifecycleIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  private static final int REPLACEMENTS = Integer.getInteger("replacements", 20);

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

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
            "Paused=False",
            "DatabaseReady=True",
            "ApiReady=True",
            "UiReady=True",
            "EdgeReady=False",
            "MonitoringReady=False");
    assertThat(acme.statusOrEmpty().data()).hasSize(6);
    assertThat(acme.statusOrEmpty().database().initialised()).isTrue();
  }

  /// As `kubectl replace --force` has it: the next one comes while the loop is busy with the end of
  /// the one before.
  @Test
  void looksAtEachShopOfANameHoweverFastTheyFollow() {
    for (int i = 0; i < REPLACEMENTS; i++) {
      operator.create("acme", ShopSpec.DEFAULT);
      Eventually.holds(
          "it is looked at",
          RunningOperator.SOON,
          () -> operator.get("acme").statusOrEmpty().observedGeneration() > 0);
      operator.delete("acme");
    }
  }

  @Test
  void writesNothingOnceReady() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.settled();

    operator.stop();
    int before = writes().size();
    operator.start(RunningOperator.RELEASE);
    Eventually.holds(
        "the restarted operator looked",
        RunningOperator.SOON,
        () -> reads("acme-database-tls") > 0);
    operator.settled();

    assertThat(writes().subList(before, writes().size())).isEmpty();
  }

  @Test
  void repairsWhatIsDeletedAndWhatIsEditedAtOnce() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");

    for (String name : List.of("acme-api", "acme-ui")) {
      operator.repairs().deletion(Deployment.class, name);
      operator.repairs().deletion(Service.class, name);
      operator.settled();
      operator
          .repairs()
          .edit(
              Deployment.class,
              name,
              it -> {
                it.getSpec().setRevisionHistoryLimit(5);
                it.getMetadata().getAnnotations().put("example.org/note", "theirs");
              });
      assertThat(operator.seen(Deployment.class, name).getMetadata().getAnnotations())
          .containsEntry("example.org/note", "theirs");
      operator
          .repairs()
          .edit(
              Service.class,
              name,
              it -> it.getSpec().getPorts().getFirst().setPort(4444),
              it -> it.getSpec().getPorts().stream().noneMatch(port -> port.getPort() == 4444));
    }
    operator.awaitsReady("acme");
  }

  @Test
  void appliesAnEditAndComesToRest() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");

    operator.edit("acme", Specs.api(TierSpecs.api(null, Replicas.from(4), null)));

    operator.awaitsReady("acme");
    assertThat(operator.seen(HorizontalPodAutoscaler.class, "acme-api").getSpec().getMinReplicas())
        .isEqualTo(4);
    operator.settled();
  }

  @Test
  void opensTheTiersInOrder() {
    operator.kubelet().hold("acme-database");
    operator.create("acme", ShopSpec.DEFAULT);

    operator.awaits("acme", "DatabaseReady", "False", "Starting");
    assertThat(operator.find(Deployment.class, "acme-api")).isNull();
    operator.kubelet().release("acme-database");
    operator.awaitsReady("acme");
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
  void keepsTheOldImageWhileTheMigrationOfTheNewOneFails() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    var spec = Specs.api(TierSpecs.api("example.org/broken:1", null, null));
    operator
        .kubelet()
        .fail(
            DesiredShop.keys(
                    new Tiers(RunningOperator.withSpec(operator.get("acme"), spec)),
                    RunningOperator.RELEASE)
                .stream()
                .filter(key -> key.kind().equals("Job"))
                .map(ObjectKey::name)
                .findFirst()
                .orElseThrow());

    operator.edit("acme", spec);

    operator.awaits("acme", "Ready", "False", "MigrationFailed");
    assertThat(RunningOperator.image(operator.seen(Deployment.class, "acme-api")))
        .isEqualTo("example.org/api:1");
    operator.edit("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
  }

  /// A shop of the same name in another namespace, served by the same operator.
  private static final class Neighbourhood implements AutoCloseable {
    private final String other;
    private final PlayedKubelet kubelet;

    Neighbourhood(String other) {
      this.other = other;
      this.kubelet = new PlayedKubelet(API.client(), other);
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

  private List<AuditEvent> writes() {
    return API.mutationsBy(RunningOperator.USER).stream()
        .filter(event -> event.namespace().equals(operator.namespace()))
        .toList();
  }

  /// Reads of the operator that runs now.
  private long reads(String secret) {
    return API.audit().stream()
        .filter(event -> event.user().equals(RunningOperator.USER))
        .filter(event -> event.namespace().equals(operator.namespace()))
        .filter(event -> event.verb().equals("get") && event.name().equals(secret))
        .count();
  }
}
