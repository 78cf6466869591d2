package dev.shopkeeper.operator.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.cluster.Candidate;
import dev.shopkeeper.operator.cluster.Leadership;
import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.Guard;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationIT {
  private static final String SYSTEM = "shopkeeper-system";
  private static final Path FOLDER = Path.of("deploy");
  @RegisterExtension private static final ApiServer API = ApiServer.create();
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("shopkeeper")
          .build();

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private static KubernetesClient operator;

  /// As Shops own their objects: the right to touch a Shop's finalizers is not needed for it. It is
  /// there, for what has an owner that is not is garbage.
  private static OwnerReference owner;

  @BeforeAll
  static void install() throws IOException {
    API.install(Path.of("../crds/shops.shopkeeper.dev-v1.yml"));
    API.install(API.serviceMonitorDefinition());
    for (String file : List.of("namespace.yaml", "rbac.yaml", "network.yaml", "deployment.yaml")) {
      try (var manifests = Files.newInputStream(FOLDER.resolve(file))) {
        API.client().load(manifests).serverSideApply();
      }
    }
    Guard.install(API);
    operator = API.clientFor(SYSTEM, "shopkeeper");
    owner = owner(API.client().resource(shop("owner")).create());
  }

  @AfterAll
  static void close() {
    operator.close();
    API.uninstall(ServiceMonitor.DEFINITION);
  }

  @Test
  void itsPodIsAdmittedWherePodSecurityIsRestricted() {
    Deployment deployment =
        API.client().apps().deployments().inNamespace(SYSTEM).withName("shopkeeper").get();
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("shopkeeper")
            .withNamespace(SYSTEM)
            .endMetadata()
            .withSpec(deployment.getSpec().getTemplate().getSpec())
            .build();

    assertThatCode(() -> API.client().resource(pod).dryRun().create()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: it}}",
        "{apiVersion: v1, kind: ServiceAccount, metadata: {name: it}}",
        "{apiVersion: v1, kind: Secret, metadata: {name: it}}",
        "{apiVersion: v1, kind: Service, metadata: {name: it}, spec: {ports: [{port: 1}]}}",
        "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: it}, spec:"
            + " {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}",
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: it}, spec: {selector:"
            + " {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec:"
            + " {containers: [{name: it, image: it}]}}}}",
        "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: it}, spec: {serviceName: it,"
            + " selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec:"
            + " {containers: [{name: it, image: it}]}}}}",
        "{apiVersion: apps/v1, kind: ControllerRevision, metadata: {name: it}, revision: 1, data:"
            + " {spec: {}}}",
        "{apiVersion: batch/v1, kind: Job, metadata: {name: it}, spec: {template: {spec:"
            + " {restartPolicy: Never, containers: [{name: it, image: it}]}}}}",
        "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: it}, spec:"
            + " {maxReplicas: 2, scaleTargetRef: {apiVersion: apps/v1, kind:"
            + " Deployment, name: it}}}",
        "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: it}}",
        "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: it}, spec:"
            + " {podSelector: {}}}",
        "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: it}, spec:"
            + " {defaultBackend: {service: {name: it, port: {number: 80}}}}}",
        "{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: it}, spec:"
            + " {selector: {}, endpoints: []}}",
      })
  void theOperatorMayApplyWhatAShopIsMadeOf(String manifest) {
    HasMetadata object = parsed(HasMetadata.class, manifest);
    object.getMetadata().setNamespace(API.namespace());
    object.getMetadata().setOwnerReferences(List.of(owner));

    operator.resource(object).serverSideApply();
    object.getMetadata().setLabels(Map.of("applied", "twice"));
    operator.resource(object).serverSideApply();

    assertThat(operator.resource(object).get().getMetadata().getLabels())
        .containsEntry("applied", "twice");
    if (List.of("ControllerRevision", "Ingress", "Job", "ServiceMonitor")
        .contains(object.getKind())) {
      operator.resource(object).delete();
    } else {
      refused(() -> operator.resource(object).delete());
    }
  }

  @Test
  void theOperatorMayWriteStatusButNoShop() {
    GenericKubernetesResource shop = shop("acme");
    API.client().resource(shop).create();

    shop.setAdditionalProperty("status", Map.of("url", "http://localhost"));
    operator.resource(shop).subresource("status").patch(APPLY, shop);
    refused(() -> operator.resource(shop).delete());
    refusedByGuard(
        "nothing of a Shop but its status and its finalizers",
        () ->
            operator.resource(shop).patch(MERGE, "{\"spec\": {\"catalog\": {\"sample\": true}}}"));
    refusedByGuard(
        "nothing of a Shop but its status and its finalizers",
        () ->
            operator
                .resource(shop)
                .patch(MERGE, "{\"metadata\": {\"annotations\": {\"a\": \"b\"}}}"));
    for (String finalizers : List.of("[\"shopkeeper.dev/data\"]", "[]")) {
      operator
          .resource(shop)
          .patch(MERGE, "{\"metadata\": {\"finalizers\": %s}}".formatted(finalizers));
    }
  }

  @Test
  void theOperatorMayDeleteNoSecretAndNoClaimButAShopsData() {
    for (String manifest :
        List.of(
            "{apiVersion: v1, kind: Secret, metadata: {name: notes}}",
            "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: notes}, spec:"
                + " {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}")) {
      HasMetadata object = parsed(HasMetadata.class, manifest);
      object.getMetadata().setNamespace(API.namespace());
      API.client().resource(object).create();
      refusedByGuard(
          "no claim and no Secret but a Shop's data", () -> operator.resource(object).delete());
      API.client()
          .resource(object)
          .patch(
              MERGE,
              "{\"metadata\": {\"labels\": {\"shopkeeper.dev/data\": \"true\"}, \"annotations\":"
                  + " {\"shopkeeper.dev/identity\": \"%s/acme\"}}}".formatted(API.namespace()));
      operator.resource(object).delete();
    }
  }

  @Test
  void theOperatorMayTellAVolumeToStayAndMayListNone() {
    HasMetadata volume =
        parsed(
            HasMetadata.class,
            "{apiVersion: v1, kind: PersistentVolume, metadata: {name: installation-it}, spec:"
                + " {accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}, hostPath: {path:"
                + " /var/played}}}");
    API.client().resource(volume).create();
    try {
      operator
          .resource(volume)
          .patch(MERGE, "{\"spec\": {\"persistentVolumeReclaimPolicy\": \"Retain\"}}");
      refused(() -> operator.resource(volume).delete());
      refused(() -> operator.persistentVolumes().list());
    } finally {
      API.client().resource(volume).delete();
    }
  }

  @Test
  void theOperatorSeesNoSecretsButThoseItAsksForByName() {
    refused(() -> operator.secrets().inAnyNamespace().list());
    refused(() -> operator.secrets().inNamespace(API.namespace()).list());
    assertThat(operator.secrets().inNamespace(API.namespace()).withName("none").get()).isNull();
  }

  @Test
  void theOperatorMayTellOfAShopAndReadNothingThatIsTold() {
    HasMetadata event =
        parsed(
            HasMetadata.class,
            "{apiVersion: events.k8s.io/v1, kind: Event, metadata: {generateName: it-}, eventTime:"
                + " '2026-01-01T00:00:00.000000Z', action: Reconcile, reason: Available, type:"
                + " Normal, reportingController: it, reportingInstance: it, regarding: {kind: Shop,"
                + " name: it, namespace: %s}}".formatted(API.namespace()));
    event.getMetadata().setNamespace(API.namespace());

    assertThat(operator.resource(event).create().getMetadata().getUid()).isNotNull();
    refused(() -> operator.events().v1().events().inNamespace(API.namespace()).list());
  }

  @Test
  void theOperatorSeesTheOneDefinitionThatConcernsIt() {
    var definitions = operator.apiextensions().v1().customResourceDefinitions();

    assertThat(definitions.withField("metadata.name", ServiceMonitor.DEFINITION).list().getItems())
        .hasSize(1);
    refused(definitions::list);
    refused(() -> definitions.withField("metadata.name", "shops.shopkeeper.dev").list());
  }

  @Test
  void theOperatorHoldsItsLeaseAndNoOther() {
    Config config = operator.getConfiguration();
    try (var leadership = new Leadership(config, new Candidate(SYSTEM, "it"))) {
      leadership.start(() -> {}, () -> {});
      Eventually.holds("it leads", Duration.ofSeconds(10), leadership::leads);
    }
    refused(() -> operator.leases().inNamespace(SYSTEM).withName("other").get());
    refused(() -> operator.leases().inNamespace("kube-system").withName("shopkeeper").get());
    refused(() -> operator.leases().inNamespace(SYSTEM).list());
  }

  @Test
  void theOperatorRenewsAndSeesItsCanaryBesideIt() {
    HasMetadata canary =
        parsed(
            HasMetadata.class,
            "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: shopkeeper-canary,"
                + " namespace: %s}}".formatted(SYSTEM));
    var leases = operator.leases().inNamespace(SYSTEM);

    operator.resource(canary).serverSideApply();
    operator.resource(canary).serverSideApply();
    assertThat(leases.withField("metadata.name", "shopkeeper-canary").list().getItems()).hasSize(1);
    refused(() -> leases.withField("metadata.name", "shopkeeper").list());
    refused(() -> operator.resource(canary).delete());
  }

  @Test
  void theOperatorMayNotWidenItsOwnRights() {
    refused(() -> operator.rbac().clusterRoles().withName("shopkeeper").get());
    refused(() -> operator.pods().inNamespace(API.namespace()).list());
  }

  /// The parser takes what begins with a brace for JSON.
  private static OwnerReference owner(HasMetadata shop) {
    return new OwnerReferenceBuilder()
        .withApiVersion("shopkeeper.dev/v1alpha1")
        .withKind("Shop")
        .withName(shop.getMetadata().getName())
        .withUid(shop.getMetadata().getUid())
        .withController(true)
        .build();
  }

  private static GenericKubernetesResource shop(String name) {
    GenericKubernetesResource shop =
        parsed(
            GenericKubernetesResource.class,
            "{apiVersion: shopkeeper.dev/v1alpha1, kind: Shop, metadata: {name: %s}, spec: {}}"
                .formatted(name));
    shop.getMetadata().setNamespace(API.namespace());
    return shop;
  }

  private static <T> T parsed(Class<T> type, String flowYaml) {
    return Serialization.unmarshal("---\n" + flowYaml, type);
  }

  private static void refusedByGuard(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining("ValidatingAdmissionPolicy")
        .hasMessageContaining(message);
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("is forbidden");
  }
}
