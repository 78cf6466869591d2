package dev.shopkeeper.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;

/// The live object is written as the API server returns it.
class DriftTest {
  private static final String DESIRED =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: acme-api
        namespace: shops
        labels: {app: shop}
        ownerReferences:
        - {apiVersion: shopkeeper.dev/v1alpha1, kind: Shop, name: acme, uid: u1, controller: true}
      spec:
        replicas: 2
        selector:
          matchLabels: {app: shop}
        template:
          spec:
            containers:
            - name: api
              image: example.org/api:1
              args: [serve, --loud]
              ports:
              - {containerPort: 3000, name: http}
              resources:
                limits: {cpu: "0.5", memory: 1024Mi}
            volumes:
            - name: tmp
              emptyDir: {sizeLimit: 64Mi}
      """;

  private static final String LIVE =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: acme-api
        namespace: shops
        uid: u2
        generation: 1
        resourceVersion: "7"
        labels: {app: shop}
        annotations: {deployment.kubernetes.io/revision: "1"}
        ownerReferences:
        - {apiVersion: shopkeeper.dev/v1alpha1, kind: Shop, name: acme, uid: u1, controller: true}
        managedFields:
        - manager: shopkeeper
          operation: Apply
          fieldsType: FieldsV1
          fieldsV1:
            f:metadata:
              f:labels: {f:app: {}}
              f:ownerReferences:
                k:{"uid":"u1"}: {}
            f:spec:
              f:replicas: {}
              f:selector: {}
              f:template:
                f:spec:
                  f:containers:
                    k:{"name":"api"}:
                      .: {}
                      f:name: {}
                      f:image: {}
                      f:args: {}
                      f:ports:
                        k:{"containerPort":3000,"protocol":"TCP"}:
                          .: {}
                          f:containerPort: {}
                          f:name: {}
                      f:resources:
                        f:limits:
                          f:cpu: {}
                          f:memory: {}
                  f:volumes:
                    k:{"name":"tmp"}:
                      .: {}
                      f:name: {}
                      f:emptyDir:
                        f:sizeLimit: {}
        - manager: kube-controller-manager
          operation: Update
          subresource: status
          fieldsType: FieldsV1
          fieldsV1: {f:status: {f:replicas: {}}}
      spec:
        progressDeadlineSeconds: 600
        replicas: 2
        selector:
          matchLabels: {app: shop}
        template:
          spec:
            restartPolicy: Always
            containers:
            - name: api
              image: example.org/api:1
              imagePullPolicy: IfNotPresent
              args: [serve, --loud]
              ports:
              - {containerPort: 3000, name: http, protocol: TCP}
              resources:
                limits: {cpu: 500m, memory: 1Gi}
            volumes:
            - name: tmp
              emptyDir: {sizeLimit: 64Mi}
      """;

  @Test
  void isNoneWhereDefaultsAndSpellingDiffer() {
    assertThat(drifts(DESIRED, LIVE)).isFalse();
  }

  @Test
  void isAValueWantedOtherwise() {
    assertThat(drifts(DESIRED.replace("replicas: 2", "replicas: 3"), LIVE)).isTrue();
    assertThat(drifts(DESIRED.replace("api:1", "api:2"), LIVE)).isTrue();
    assertThat(drifts(DESIRED.replace("\"0.5\"", "\"0.6\""), LIVE)).isTrue();
    assertThat(drifts(DESIRED.replace("serve, --loud", "serve"), LIVE)).isTrue();
    assertThat(drifts(DESIRED.replace("64Mi", "65Mi"), LIVE)).isTrue();
  }

  @Test
  void isAFieldWantedAnew() {
    assertThat(drifts(DESIRED.replace("replicas: 2", "replicas: 2\n  paused: true"), LIVE))
        .isTrue();
    assertThat(drifts(DESIRED.replace("{app: shop}\n  owner", "{app: shop, b: c}\n  owner"), LIVE))
        .isTrue();
  }

  @Test
  void isAFieldNoLongerWanted() {
    assertThat(drifts(DESIRED.replace("  replicas: 2\n", ""), LIVE)).isTrue();
    assertThat(drifts(DESIRED.replace("        args: [serve, --loud]\n", ""), LIVE)).isTrue();
  }

  @Test
  void isAFieldThatSomebodyElseTookOver() {
    assertThat(
            drifts(
                DESIRED,
                LIVE.replace("        f:replicas: {}\n        f:selector", "        f:selector")))
        .isTrue();
  }

  @Test
  void isAValueThatChangedUnderneath() {
    assertThat(
            drifts(DESIRED, LIVE.replace("image: example.org/api:1", "image: example.org/evil:1")))
        .isTrue();
  }

  @Test
  void isAnObjectNeverApplied() {
    assertThat(drifts(DESIRED, LIVE.replace("manager: shopkeeper", "manager: somebody"))).isTrue();
  }

  @Test
  void isNotWhatOthersAdd() {
    assertThat(
            drifts(
                DESIRED,
                LIVE.replace(
                    "      progressDeadline", "      paused: true\n      progressDeadline")))
        .isFalse();
  }

  private static boolean drifts(String desired, String live) {
    return Drift.exists(parsed(desired), parsed(live));
  }

  private static Deployment parsed(String yaml) {
    try {
      return new YAMLMapper().readValue(yaml, Deployment.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
