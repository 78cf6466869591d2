package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.RolloutSpec;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.Kstatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a Shop says when something is wrong with it, or when nothing can be known.
class TroubleConditionsIT {
  private static final Duration OFTEN = Duration.ofSeconds(2);
  private static final Duration DEADLINE_AND_MORE = Duration.ofMinutes(2);
  private static final String BLIND = "shopkeeper-blind";
  private static final List<String> TIERS =
      List.of("DatabaseReady", "ApiReady", "UiReady", "EdgeReady", "MonitoringReady");

  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();
  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  @BeforeEach
  void lookOften() {
    operator.stop();
    operator.start(RunningOperator.RELEASE, OFTEN);
  }

  @Test
  void tellWhoseObjectIsInTheWay() {
    var policy =
        new NetworkPolicyBuilder()
            .withNewMetadata()
            .withName("acme-ui")
            .withNamespace(operator.namespace())
            .endMetadata()
            .withNewSpec()
            .withNewPodSelector()
            .endPodSelector()
            .endSpec()
            .build();
    var secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName("acme-admin")
            .withNamespace(operator.namespace())
            .endMetadata()
            .build();
    operator.client().resource(policy).create();
    operator.client().resource(secret).create();

    operator.create("acme", ShopSpec.DEFAULT);
    trouble("Ready", "Conflict");
    TIERS.stream()
        .filter(tier -> !tier.equals("EdgeReady"))
        .forEach(tier -> operator.awaits("acme", tier, "False", "WaitingForNetwork"));
    operator.awaits("acme", "Progressing", "False", "Settled");
    operator.client().resource(policy).delete();
    trouble("DatabaseReady", "Conflict");
    operator.awaits("acme", "ApiReady", "False", "WaitingForData");
    operator.client().resource(secret).delete();
    operator.awaitsReady("acme");
    operator.awaits("acme", "Degraded", "False", "AsExpected");
  }

  @Test
  void tellWhatIsWrongWithATier() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");

    Secret authority = operator.seen(Secret.class, "acme-ca");
    edit(Secret.class, "acme-ca", it -> it.setData(Map.of("tls.crt", "eA==", "tls.key", "eA==")));
    trouble("DatabaseReady", "AuthorityUnusable");
    edit(Secret.class, "acme-ca", it -> it.setData(authority.getData()));
    operator.awaitsReady("acme");

    operator.kubelet().close();
    Deployment ui = operator.seen(Deployment.class, "acme-ui");
    editStatus(Deployment.class, "acme-ui", TroubleConditionsIT::withoutQuota);
    trouble("UiReady", "RolloutStuck");
    editStatus(Deployment.class, "acme-ui", it -> it.setStatus(ui.getStatus()));
    operator.awaitsReady("acme");

    Service service = operator.seen(Service.class, "acme-ui");
    editStatus(Service.class, "acme-ui", it -> it.setStatus(new ServiceStatus()));
    operator.awaits("acme", "UiReady", "False", "AddressPending");
    operator.awaits("acme", "Progressing", "True", "AddressPending");
    editStatus(Service.class, "acme-ui", it -> it.setStatus(service.getStatus()));
    operator.awaitsReady("acme");

    deleteSlowly(Deployment.class, "acme-api");
    operator.awaits("acme", "ApiReady", "False", "Leaving");
    operator.awaits("acme", "Progressing", "True", "Leaving");
    edit(Deployment.class, "acme-api", it -> it.getMetadata().setFinalizers(List.of()));

    deleteSlowly(PersistentVolumeClaim.class, "acme-database-0");
    trouble("DatabaseReady", "DataTerminating");
  }

  @Test
  void tellWhenTheDatabaseTakesTooLong() {
    operator.kubelet().hold("acme-database");
    operator.create("acme", ShopSpec.DEFAULT.rolledOut(new RolloutSpec(null, "30s", null, null)));
    operator.awaits("acme", "DatabaseReady", "False", "Starting");
    operator.awaits("acme", "Degraded", "False", "AsExpected");

    Eventually.holds(
        "its time is up",
        DEADLINE_AND_MORE,
        () ->
            operator
                .get("acme")
                .statusOrEmpty()
                .condition("Degraded")
                .filter(it -> it.reason().equals("ProgressDeadlineExceeded"))
                .isPresent());

    operator.awaits("acme", "Ready", "False", "Starting");
    warned("ProgressDeadlineExceeded");
    operator.kubelet().release("acme-database");
    operator.awaitsReady("acme");
    operator.awaits("acme", "Degraded", "False", "AsExpected");
  }

  @Test
  void isUnknownOfTiersWhileTheSpecCannotBeKept() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");

    annotate(Map.of(Annotations.RESTART, "everything"));
    trouble("Ready", "InvalidSpec");
    operator.awaits("acme", "Progressing", "False", "InvalidSpec");
    operator.awaits("acme", "Paused", "False", "NotPaused");
    TIERS.forEach(tier -> operator.awaits("acme", tier, "Unknown", "InvalidSpec"));
    assertThat(Kstatus.of(operator.get("acme"))).isEqualTo(Kstatus.IN_PROGRESS);

    annotate(Map.of());
    operator.awaitsReady("acme");
    operator.awaits("acme", "DatabaseReady", "True", "Available");
  }

  @Test
  void isUnknownWhereTheOperatorMayNotLook() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.settled();
    operator.stop();
    operator.startWith(API.clientForUser(blind()), RunningOperator.RELEASE, OFTEN);

    assertThat(operator.awaits("acme", "Ready", "Unknown", "ReconcileFailed").message())
        .contains("secrets")
        .contains("is forbidden");
    for (String type : List.of("Progressing", "Degraded")) {
      operator.awaits("acme", type, "Unknown", "ReconcileFailed");
    }
    TIERS.forEach(tier -> operator.awaits("acme", tier, "Unknown", "ReconcileFailed"));
    operator.awaits("acme", "Paused", "False", "NotPaused");
    warned("ReconcileFailed");
    Shop acme = operator.get("acme");
    assertThat(Kstatus.of(acme)).isEqualTo(Kstatus.IN_PROGRESS);
    assertThat(acme.statusOrEmpty().data()).as("what must not be forgotten").hasSize(6);
    operator.settled();
    assertThat(operator.get("acme")).as("it is said once").isEqualTo(acme);

    operator.stop();
    operator.start(RunningOperator.RELEASE, OFTEN);
    operator.awaitsReady("acme");
  }

  /// The condition gives it, the Shop needs help of it, and an Event warns of it.
  private void trouble(String type, String reason) {
    Condition condition = operator.awaits("acme", type, "False", reason);
    assertThat(operator.awaits("acme", "Degraded", "True", reason).message())
        .isEqualTo(condition.message());
    operator.awaits("acme", "Ready", "False", reason);
    warned(reason);
  }

  private void warned(String reason) {
    Eventually.passes(
        RunningOperator.SOON,
        () ->
            assertThat(operator.events())
                .filteredOn(event -> event.getReason().equals(reason))
                .isNotEmpty()
                .allMatch(event -> event.getType().equals("Warning")));
  }

  private <T extends HasMetadata> void edit(Class<T> type, String name, Consumer<T> edit) {
    operator.client().resource(operator.seen(type, name)).edit(it -> edited(it, edit));
  }

  /// Somebody holds it back.
  private <T extends HasMetadata> void deleteSlowly(Class<T> type, String name) {
    edit(type, name, it -> it.getMetadata().setFinalizers(List.of("example.org/wait")));
    operator.client().resource(operator.seen(type, name)).delete();
  }

  private <T extends HasMetadata> void editStatus(Class<T> type, String name, Consumer<T> edit) {
    operator.client().resource(operator.seen(type, name)).editStatus(it -> edited(it, edit));
  }

  private static <T> T edited(T object, Consumer<T> edit) {
    edit.accept(object);
    return object;
  }

  private void annotate(Map<String, String> annotations) {
    operator
        .client()
        .resource(operator.get("acme"))
        .edit(shop -> edited(shop, it -> it.getMetadata().setAnnotations(annotations)));
  }

  private static void withoutQuota(Deployment deployment) {
    deployment
        .getStatus()
        .getConditions()
        .add(
            new DeploymentConditionBuilder()
                .withType("ReplicaFailure")
                .withStatus("True")
                .withReason("FailedCreate")
                .withMessage("exceeded quota: pods")
                .build());
  }

  /// A user who has the operator's rights and more, but none of Secrets.
  private static String blind() {
    var role =
        new ClusterRoleBuilder()
            .withNewMetadata()
            .withName(BLIND)
            .endMetadata()
            .addNewRule()
            .withApiGroups("")
            .withResources(
                "services",
                "serviceaccounts",
                "configmaps",
                "persistentvolumeclaims",
                "persistentvolumes")
            .withVerbs("*")
            .endRule()
            .addNewRule()
            .withApiGroups(
                "apps",
                "batch",
                "networking.k8s.io",
                "autoscaling",
                "policy",
                "shopkeeper.dev",
                "apiextensions.k8s.io",
                "monitoring.coreos.com",
                "events.k8s.io")
            .withResources("*")
            .withVerbs("*")
            .endRule()
            .build();
    var binding =
        new ClusterRoleBindingBuilder()
            .withNewMetadata()
            .withName(BLIND)
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", BLIND)
            .addNewSubject("rbac.authorization.k8s.io", "User", BLIND, null)
            .build();
    API.client().resource(role).serverSideApply();
    API.client().resource(binding).serverSideApply();
    return BLIND;
  }
}
