package dev.shopkeeper.operator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiServerIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  @Test
  void keepsWhatIsApplied() {
    API.client().resource(configMap("kept", "answer", "42")).serverSideApply();

    assertThat(API.client().configMaps().withName("kept").get().getData())
        .containsEntry("answer", "42");
  }

  @Test
  void refusesWhatARuleOfADefinitionRefuses() {
    API.install(Path.of("src/test/resources/testing/lamps-v1.yaml"));

    API.client().resource(lamp(60)).serverSideApply();
    assertThatThrownBy(() -> API.client().resource(lamp(61)).serverSideApply())
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("a lamp has at most 60 watts");
  }

  @Test
  void auditsWhoChangedWhat() {
    try (var reader = API.clientForUser("reader", "system:masters")) {
      reader.resource(configMap("audited", "a", "1")).serverSideApply();
      reader.resource(configMap("audited", "a", "2")).dryRun().serverSideApply();
      reader.configMaps().withName("audited").get();
    }

    assertThat(API.mutationsBy("reader"))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.verb()).isEqualTo("patch");
          assertThat(event.resource()).isEqualTo("configmaps");
          assertThat(event.name()).isEqualTo("audited");
          assertThat(event.code()).isEqualTo(201);
        });
    assertThat(API.audit())
        .anyMatch(event -> event.user().equals("reader") && event.verb().equals("get"));
  }

  @Test
  void givesAServiceAccountItsOwnRightsOnly() {
    API.client()
        .resource(
            new ServiceAccountBuilder().withNewMetadata().withName("guest").endMetadata().build())
        .create();

    try (var guest = API.clientFor(API.namespace(), "guest")) {
      assertThatThrownBy(() -> guest.configMaps().list())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("system:serviceaccount:%s:guest".formatted(API.namespace()));
    }
  }

  @Test
  void keepsPrivilegedPodsOut() {
    API.client()
        .resource(
            new ServiceAccountBuilder().withNewMetadata().withName("default").endMetadata().build())
        .create();
    Pod pod =
        Serialization.unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: root}
            spec:
              containers:
                - {name: root, image: root, securityContext: {privileged: true}}
            """,
            Pod.class);

    assertThatThrownBy(() -> API.client().resource(pod).create())
        .hasMessageContaining("violates PodSecurity");
  }

  @Test
  void removesDependantsOfADeletedOwner() {
    KubernetesClient client = API.client();
    ConfigMap owner = client.resource(configMap("owner", "a", "1")).create();
    client
        .resource(
            new ConfigMapBuilder(configMap("owned", "a", "1"))
                .editMetadata()
                .addNewOwnerReference()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withName("owner")
                .withUid(owner.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .build())
        .create();

    client.resource(owner).delete();

    Eventually.holds(
        "the owned one is deleted",
        Duration.ofSeconds(30),
        () -> client.configMaps().withName("owned").get() == null);
    assertThat(API.mutationsBy("controllers"))
        .anyMatch(event -> event.verb().equals("delete") && event.name().equals("owned"));
  }

  @Test
  void saysWhatIsNotSeenInTime() {
    assertThatThrownBy(() -> Eventually.holds("a miracle", Duration.ofMillis(50), () -> false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a miracle");
  }

  private static ConfigMap configMap(String name, String key, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .addToData(key, value)
        .build();
  }

  private static GenericKubernetesResource lamp(int watts) {
    return Serialization.unmarshal(
        """
        apiVersion: testing.shopkeeper.dev/v1
        kind: Lamp
        metadata: {name: lamp}
        spec: {watts: %d}
        """
            .formatted(watts),
        GenericKubernetesResource.class);
  }
}
