package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.testing.ApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the API server itself refuses, by bounds and by rules.
class ShopRefusalsIT {
  @RegisterExtension private static final ApiServer API = ApiServer.create();

  @BeforeAll
  static void install() {
    API.install(Crd.FILE);
  }

  @Test
  void fillsAnEmptySpecWithDefaults() {
    apply("filled", "{}");

    assertThat(
            API.client()
                .genericKubernetesResources("shopkeeper.dev/v1alpha1", "Shop")
                .withName("filled")
                .get()
                .<Object>get("spec", "database", "storage", "size"))
        .isEqualTo("20Gi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "acme-2", "a234567890123456789012345678901234567890"})
  void takesNames(String name) {
    assertThat(apply(name, "{}").getMetadata().getUid()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1acme", "ac.me", "a2345678901234567890123456789012345678901"})
  void refusesNames(String name) {
    assertThatThrownBy(() -> apply(name, "{}"))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("metadata.name must be a DNS label");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ui: {replicas: {min: 1}}}|spec.ui.replicas.min",
        "{api: {replicas: {min: 21}}}|spec.api.replicas.min",
        "{ui: {replicas: {min: 6, max: 5}}}|replicas.max must not be below replicas.min",
        "{ui: {replicas: {max: 51}}}|spec.ui.replicas.max",
        "{api: {replicas: {max: 1}}}|spec.api.replicas.max",
        "{api: {replicas: {targetCpuPercent: 9}}}|spec.api.replicas.targetCpuPercent",
        "{api: {replicas: {targetMemoryPercent: 101}}}|spec.api.replicas.targetMemoryPercent",
        "{api: {replicas: {metric: {name: a}}}}|spec.api.replicas.metric.target",
        "{api: {replicas: {metric: {name: a b, target: '1'}}}}|spec.api.replicas.metric.name",
        "{api: {replicas: {metric: {name: a, target: many}}}}|spec.api.replicas.metric.target",
        "{edge: {}}|spec.edge.host",
        "{edge: {host: 10.0.0.1}}|spec.edge.host",
        "{edge: {host: 'Shop.example.com'}}|spec.edge.host",
        "{edge: {host: '*.example.com'}}|spec.edge.host",
        "{edge: {host: a.test, ingressClassName: No_Class}}|spec.edge.ingressClassName",
        "{edge: {host: a.test, tls: {}}}|tls must have exactly one of secretName, issuer and certificateArn",
        "{edge: {host: a.test, tls: {secretName: a, issuer: {name: b}}}}|tls must have exactly one of",
        "{edge: {host: a.test, tls: {secretName: A}}}|spec.edge.tls.secretName",
        "{edge: {host: a.test, tls: {issuer: {kind: Issuer}}}}|spec.edge.tls.issuer.name",
        "{edge: {host: a.test, tls: {issuer: {name: a, kind: Other}}}}|spec.edge.tls.issuer.kind",
        "{edge: {host: a.test, ingressClassName: alb, tls: {certificateArn: 'arn:aws:iam::1:a'}}}|spec.edge.tls.certificateArn",
        "{edge: {host: a.test, tls: {certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/a'}}}|set ingressClassName to alb",
        "{edge: {host: a.test, ingressClassName: alb, tls: {secretName: a}}}|ingressClassName alb wants tls.certificateArn",
        "{monitoring: {mode: Maybe}}|spec.monitoring.mode",
        "{monitoring: {interval: 15}}|spec.monitoring.interval",
        "{monitoring: {scrapeFrom: [Not_One]}}|spec.monitoring.scrapeFrom[0]",
        "{monitoring: {scrapeFrom: [a, b, c, d, e, f, g, h, i, j, k]}}|spec.monitoring.scrapeFrom",
        "{ui: {currency: euro}}|spec.ui.currency",
        "{ui: {locales: []}}|spec.ui.locales",
        "{ui: {locales: [fr]}}|spec.ui.locales[0]",
        "{ui: {locales: [en, de, en]}}|locales must name each language once",
        "{ui: {service: {type: NodePort}}}|spec.ui.service.type",
        "{ui: {image: 'Not An Image'}}|spec.ui.image",
        "{ui: {image: 'https://evil.example/a'}}|spec.ui.image",
        "{api: {image: '$(id)'}}|spec.api.image",
        "{api: {image: '../../a'}}|spec.api.image",
        "{database: {image: 'a@sha256:00'}}|spec.database.image",
        "{database: {image: \"a\\nb\"}}|spec.database.image",
        "{database: {storage: {className: '../fast'}}}|spec.database.storage.className",
        "{api: {resources: {limits: {cpu: lots}}}}|spec.api.resources.limits.cpu",
        "{api: {resources: {limits: {memory: 100k}}}}|spec.api.resources.limits.memory",
        "{api: {resources: {requests: {cpu: '2'}, limits: {cpu: '1'}}}}|requests.cpu must not exceed limits.cpu",
        "{database: {resources: {requests: {memory: 2Gi}, limits: {memory: 1Gi}}}}|requests.memory must not exceed limits.memory",
        "{api: {resources: {limits: {memory: 128Mi}}}}|limits.memory of the api must be at least 256Mi",
        "{ui: {resources: {limits: {memory: 16Mi}}}}|limits.memory of the ui must be at least 32Mi",
        "{database: {resources: {limits: {memory: 64Mi}}}}|limits.memory of the database must be at least 128Mi",
        "{database: {storage: {size: 10}}}|spec.database.storage.size",
        "{database: {storage: {size: 100Mi}}}|storage must be at least 256Mi",
        "{database: {storage: {className: 'No Class'}}}|spec.database.storage.className",
        "{database: {storage: {volumeName: 'No Volume'}}}|spec.database.storage.volumeName",
        "{deletionPolicy: Maybe}|spec.deletionPolicy",
        "{api: {environment: [{name: lower, value: a}]}}|spec.api.environment[0].name",
        "{api: {environment: [{name: A}]}}|spec.api.environment[0].value",
        "{api: {environment: [{name: A, value: \"a\\nb\"}]}}|spec.api.environment[0].value",
        "{api: {environment: [{name: A, value: a}, {name: A, value: b}]}}|spec.api.environment[1]",
        "{api: {environment: [{name: DATABASE_HOST, value: a}]}}|spec.api.environment[0].name: Invalid value: the name is reserved",
        "{api: {environment: [{name: JAVA_TOOL_OPTIONS, value: a}]}}|the name is reserved",
        "{ui: {environment: [{name: REACT_APP_API_URL, value: a}]}}|the name is reserved",
        "{ui: {environment: [{name: LD_PRELOAD, value: a}]}}|the name is reserved",
        "{ui: {environment: [{name: MY_API_KEY, value: a}]}}|the name is one of a credential",
        "{api: {corsOrigins: ['https://*.example']}}|spec.api.corsOrigins[0]",
        "{api: {corsOrigins: ['http://partner.example']}}|spec.api.corsOrigins[0]",
        "{api: {rateLimit: {requestsPerSecond: 0}}}|spec.api.rateLimit.requestsPerSecond",
        "{api: {rateLimit: {burst: 100001}}}|spec.api.rateLimit.burst",
        "{api: {rateLimit: {requestsPerSecond: 1, burst: 61}}}|burst must be at most the requests of a minute",
        "{api: {auth: {oidc: {issuer: 'http://a.example', audience: a}}}}|spec.api.auth.oidc.issuer",
        "{api: {auth: {oidc: {issuer: 'https://169.254.169.254', audience: a}}}}|spec.api.auth.oidc.issuer",
        "{api: {auth: {oidc: {issuer: 'https://localhost:8443/x', audience: a}}}}|issuer must not be on localhost",
        "{api: {auth: {oidc: {issuer: 'https://a.example'}}}}|spec.api.auth.oidc.audience",
        "{api: {auth: {oidc: {issuer: 'https://a.example', audience: a, adminClaim: 'a b'}}}}|spec.api.auth.oidc.adminClaim",
        "{api: {requireIdempotencyKey: sometimes}}|spec.api.requireIdempotencyKey",
        "{overrides: {api: [{kind: Secret, op: add, path: /data, value: '{}'}]}}|spec.overrides.api[0].kind",
        "{overrides: {api: [{kind: Deployment, op: move, path: /spec, value: '{}'}]}}|spec.overrides.api[0].op",
        "{overrides: {ui: [{kind: Deployment, op: remove, path: spec}]}}|spec.overrides.ui[0].path",
        "{overrides: {database: [{kind: StatefulSet, op: remove, path: '/a~2b'}]}}|spec.overrides.database[0].path",
        "{overrides: {ui: [{kind: Deployment, op: add, path: /spec}]}}|value must be given to add, replace and test",
        "{overrides: {ui: [{kind: Deployment, op: remove, path: /spec, value: '1'}]}}|value must be given to add, replace and test",
        "{overrides: {ui: [{kind: Deployment, op: add, path: /spec, value: {a: b}}]}}|spec.overrides.ui[0].value",
        "{overrides: {everything: []}}|spec.overrides.everything",
        "{catalog: {sample: maybe}}|spec.catalog.sample",
        "{rollout: {strategy: Recreate}}|spec.rollout.strategy",
        "{rollout: {progressDeadline: soon}}|spec.rollout.progressDeadline",
        "{rollout: {progressDeadline: 29s}}|progressDeadline must be between 30s and 2h",
        "{rollout: {progressDeadline: 3h}}|progressDeadline must be between 30s and 2h",
        "{rollout: {templateRevision: 0}}|spec.rollout.templateRevision",
        "{rollout: {templateRevision: 1001}}|spec.rollout.templateRevision",
        "{rollout: {maintenanceWindow: {days: [Mon]}}}|spec.rollout.maintenanceWindow.start",
        "{rollout: {maintenanceWindow: {start: '24:00'}}}|spec.rollout.maintenanceWindow.start",
        "{rollout: {maintenanceWindow: {start: '02:00', days: []}}}|spec.rollout.maintenanceWindow.days",
        "{rollout: {maintenanceWindow: {start: '02:00', days: [Monday]}}}|spec.rollout.maintenanceWindow.days[0]",
        "{rollout: {maintenanceWindow: {start: '02:00', days: [Mon, Mon]}}}|days must name each day once",
        "{rollout: {maintenanceWindow: {start: '02:00', duration: 25h}}}|spec.rollout.maintenanceWindow.duration",
        "{rollout: {maintenanceWindow: {start: '02:00', timeZone: 'a b'}}}|spec.rollout.maintenanceWindow.timeZone",
        "{paused: Sometimes}|spec.paused",
        "{ui: {replica: {min: 3}}}|spec.ui.replica"
      })
  void refuses(String spec, String named) {
    assertThatThrownBy(() -> strictly("refused", spec))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{host: localhost}",
        "{host: shop.1st.example.com, ingressClassName: nginx, tls: {secretName: shop.tls}}",
        "{host: a.test, tls: {issuer: {name: letsencrypt, kind: ClusterIssuer}}}",
        "{host: a.test, ingressClassName: alb}",
        "{host: a.test, ingressClassName: alb, tls: {certificateArn:"
            + " 'arn:aws-cn:acm:cn-north-1:123456789012:certificate/0a1b-2c'}}",
      })
  void takesAnEdge(String edge) {
    assertThat(apply("edge", "{edge: " + edge + "}").<Object>get("spec", "edge", "host"))
        .isNotNull();
  }

  @Test
  void writesNoTypeOfServiceThatNobodyGave() {
    assertThat(apply("typeless", "{}").<Object>get("spec", "ui", "service", "type")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{rollout: {strategy: Rolling, progressDeadline: 90s, templateRevision: 2}}",
        "{rollout: {progressDeadline: 2h}}",
        "{rollout: {maintenanceWindow: {start: '02:30'}}}",
        "{rollout: {maintenanceWindow: {days: [Sat, Sun], start: '23:00', duration: 90m, timeZone:"
            + " Europe/Berlin}}}",
        "{paused: Rollout}",
        "{paused: All}"
      })
  void takesWhatIsSaidOfRollouts(String spec) {
    assertThat(apply("rolled", spec).<Object>get("spec", "paused")).isNotNull();
  }

  @Test
  void takesWhatProcessesAreTold() {
    var taken =
        apply(
            "told",
            """
            {ui: {environment: [{name: TRUSTED_PROXIES, value: 10.0.0.0/8}]},
             api: {environment: [{name: TRUSTED_PROXIES, value: ''}],
                   corsOrigins: ['https://partner.example:8443'],
                   rateLimit: {requestsPerSecond: 1, burst: 60},
                   auth: {oidc: {issuer: 'https://login.example.org:8443/realms/shop', audience: shop}},
                   requireIdempotencyKey: true},
             overrides: {ui: [{kind: Deployment, op: remove, path: '/spec/a~1b~0c'}]}}
            """);

    assertThat(taken.<Object>get("spec", "api", "auth", "oidc", "audience")).isEqualTo("shop");
    assertThat(apply("told", "{}").<Object>get("spec", "api", "corsOrigins"))
        .as("all of it may be taken back")
        .isEqualTo(List.of());
  }

  @Test
  void takesMorePodsAfterItFilledInTheDefaults() {
    apply("growing", "{api: {replicas: {targetCpuPercent: 60}}}");

    assertThat(
            apply("growing", "{api: {replicas: {min: 8}}}")
                .<Object>get("spec", "api", "replicas", "min"))
        .isEqualTo(8);
  }

  @Test
  void refusesToShrinkStorage() {
    apply("shrinking", "{database: {storage: {size: 2Gi}}}");
    assertThat(apply("shrinking", "{database: {storage: {size: 3Gi}}}")).isNotNull();
    assertThat(apply("shrinking", "{database: {storage: {size: 3072Mi}}}")).isNotNull();

    assertThatThrownBy(() -> apply("shrinking", "{database: {storage: {size: 3071Mi}}}"))
        .hasMessageContaining("storage may not shrink");
    assertThat(apply("shrinking", "{}").<Object>get("spec", "database", "storage", "size"))
        .as("leaving it out means the default, which is more")
        .isEqualTo("20Gi");
  }

  @Test
  void refusesToMoveStorage() {
    apply("moving", "{database: {storage: {className: fast}}}");
    assertThatThrownBy(() -> apply("moving", "{database: {storage: {className: slow}}}"))
        .hasMessageContaining("className is immutable");
    assertThatThrownBy(() -> apply("moving", "{}")).hasMessageContaining("className is immutable");

    apply("staying", "{}");
    assertThatThrownBy(() -> apply("staying", "{database: {storage: {className: slow}}}"))
        .hasMessageContaining("className is immutable");
  }

  @Test
  void refusesToChangeTheVolumeAndTakesADeletionPolicy() {
    apply("taken", "{database: {storage: {volumeName: pv-1}}, deletionPolicy: Delete}");
    assertThatThrownBy(() -> apply("taken", "{database: {storage: {volumeName: pv-2}}}"))
        .hasMessageContaining("volumeName is immutable");
    assertThatThrownBy(() -> apply("taken", "{}")).hasMessageContaining("volumeName is immutable");
    apply("fresh", "{}");
    assertThatThrownBy(() -> apply("fresh", "{database: {storage: {volumeName: pv-1}}}"))
        .hasMessageContaining("volumeName is immutable");

    assertThat(
            apply("taken", "{database: {storage: {volumeName: pv-1}}}")
                .<Object>get("spec", "deletionPolicy"))
        .as("left out, it is what it is by default")
        .isEqualTo("Retain");
  }

  private static GenericKubernetesResource apply(String name, String spec) {
    return API.client().resource(manifest(name, spec)).forceConflicts().serverSideApply();
  }

  /// As kubectl asks for: unknown fields are refused.
  private static void strictly(String name, String spec) {
    API.client()
        .resource(manifest(name, spec))
        .fieldValidation(FieldValidateable.Validation.STRICT)
        .create();
  }

  private static GenericKubernetesResource manifest(String name, String spec) {
    try {
      return new YAMLMapper()
          .readValue(
              "apiVersion: shopkeeper.dev/v1alpha1\nkind: Shop\nmetadata: {name: %s, namespace: %s}\nspec: %s\n"
                  .formatted(name, API.namespace(), spec),
              GenericKubernetesResource.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
