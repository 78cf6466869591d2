package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.metrics.OperatorMetrics;
import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.PlayedKubelet;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An operator on the API server of a test class, for each test a new one with a namespace of its
/// own, in which kubelets are played. For a field with `@RegisterExtension`.
final class RunningOperator implements BeforeEachCallback, AfterEachCallback {
  static final String USER = "shopkeeper-under-test";

  /// How long to wait before something is held not to come; no promise of speed. On a machine that
  /// does much else besides: `-Dpatience.seconds=180`.
  static final Duration SOON = Duration.ofSeconds(Integer.getInteger("patience.seconds", 90));

  static final Release RELEASE =
      Release.of(new Images("example.org/api:1", "example.org/ui:1", "example.org/db:1"));

  private static final String UNGUARDED =
      "{\"metadata\": {\"finalizers\": []}, \"spec\": {\"deletionPolicy\": \"Retain\"}}";

  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          StatefulSet.class,
          Deployment.class,
          ControllerRevision.class,
          Job.class,
          Service.class,
          ConfigMap.class,
          PersistentVolumeClaim.class,
          Secret.class,
          ServiceAccount.class,
          NetworkPolicy.class,
          Ingress.class,
          HorizontalPodAutoscaler.class,
          PodDisruptionBudget.class);

  private final ApiServer api;
  private String namespace = "";
  private @Nullable PlayedKubelet kubelet;
  private @Nullable ShopOperator operator;

  RunningOperator(ApiServer api) {
    this.api = api;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    namespace = api.newNamespace();
    api.install(Crd.FILE);
    kubelet = new PlayedKubelet(api.client(), namespace);
    start(RELEASE);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    stop();
    if (kubelet != null) {
      kubelet.close();
    }
    removeShops();
  }

  /// However they are guarded: the operators of later tests look after all Shops there are.
  private void removeShops() {
    if (!client().supports(Shop.class)) {
      return;
    }
    var shops = client().resources(Shop.class).inNamespace(namespace);
    for (Shop shop : shops.list().getItems()) {
      shops.withName(shop.name()).patch(PatchContext.of(PatchType.JSON_MERGE), UNGUARDED);
      shops.withName(shop.name()).delete();
    }
  }

  String namespace() {
    return namespace;
  }

  PlayedKubelet kubelet() {
    return Objects.requireNonNull(kubelet, "There is a kubelet during a test, not before");
  }

  void start(Release release) {
    start(release, Pace.IDLE);
  }

  /// One that looks at each Shop again after this time, whatever happens.
  void start(Release release, Duration longestRest) {
    startWith(api.clientForUser(USER, "system:masters"), release, longestRest);
  }

  /// One that has the rights of a client of its own.
  void startWith(KubernetesClient rights, Release release, Duration longestRest) {
    operator =
        new ShopOperator(
            rights,
            new Operation(
                release,
                Clock.systemUTC(),
                Term.ENDLESS,
                Set.of(),
                longestRest,
                Optional.empty(),
                new OperatorMetrics()));
    operator.start();
  }

  void stop() {
    if (operator != null) {
      operator.close();
      operator = null;
    }
  }

  KubernetesClient client() {
    return api.client();
  }

  Shop create(String name, ShopSpec spec) {
    var shop = new Shop();
    shop.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    shop.setSpec(spec);
    return client().resource(shop).create();
  }

  /// Makes a Shop of default settings and waits until it is Ready and at rest.
  void open(String name) {
    create(name, ShopSpec.DEFAULT);
    awaitsReady(name);
    settled();
  }

  void annotate(String shop, String name, String value) {
    client()
        .resources(Shop.class)
        .inNamespace(namespace)
        .withName(shop)
        .edit(it -> {
          it.getMetadata().getAnnotations().put(name, value);
          return it;
        });
  }

  void delete(String name) {
    client().resources(Shop.class).inNamespace(namespace).withName(name).delete();
  }

  Shop get(String name) {
    return client().resources(Shop.class).inNamespace(namespace).withName(name).get();
  }

  /// Waits until the Shop's current generation has the condition with this status and reason.
  Condition awaits(String name, String type, String status, String reason) {
    try {
      return Eventually.present(
          "%s %s=%s %s".formatted(name, type, status, reason),
          SOON,
          () -> {
            Shop shop = get(name);
            return shop == null
                ? null
                : shop.statusOrEmpty()
                    .condition(type)
                    .filter(condition -> condition.observedGeneration() == shop.generation())
                    .filter(condition -> condition.status().equals(status))
                    .filter(condition -> condition.reason().equals(reason))
                    .orElse(null);
          });
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; seen: " + get(name).getStatus(), e);
    }
  }

  void awaitsReady(String name) {
    awaits(name, "Ready", "True", "Available");
  }

  /// Waits until the Shop's volume is told to stay, and returns its name.
  String awaitsRetainedVolume(String name) {
    return Eventually.present(
        "the volume of " + name + " is to stay",
        SOON,
        () -> {
          String volume =
              seen(PersistentVolumeClaim.class, name + "-database-0").getSpec().getVolumeName();
          PersistentVolume live = client().persistentVolumes().withName(volume).get();
          return live != null
                  && live.getSpec().getPersistentVolumeReclaimPolicy().equals("Retain")
                  && live.getMetadata().getAnnotations() != null
                  && live.getMetadata().getAnnotations().containsKey(Annotations.INITIALISED)
              ? volume
              : null;
        });
  }

  <T extends HasMetadata> @Nullable T find(Class<T> type, String name) {
    return client().resources(type).inNamespace(namespace).withName(name).get();
  }

  List<Event> events() {
    return client().events().v1().events().inNamespace(namespace).list().getItems();
  }

  boolean isHealthy() {
    return operator != null && operator.isReady() && operator.isAlive();
  }

  Repairs repairs() {
    return new Repairs(this);
  }

  /// Waits until no object changes for two seconds.
  void settled() {
    Eventually.passes(
        SOON,
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

  /// The objects of every Shop of the namespace.
  List<HasMetadata> objects() {
    var objects = new ArrayList<HasMetadata>();
    for (var kind : KINDS) {
      objects.addAll(client().resources(kind).inNamespace(namespace).list().getItems());
    }
    return objects;
  }

  private Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    objects()
        .forEach(object ->
            versions.put(
                ObjectKey.of(object).toString(), object.getMetadata().getResourceVersion()));
    client()
        .resources(Shop.class)
        .inNamespace(namespace)
        .list()
        .getItems()
        .forEach(
            shop -> versions.put("Shop " + shop.name(), shop.getMetadata().getResourceVersion()));
    return versions;
  }

  /// What the operator makes again when it is gone; data it makes once.
  List<HasMetadata> remade() {
    return objects().stream()
        .filter(it -> Labels.OPERATOR.equals(label(it, Labels.MANAGED_BY)))
        .filter(it -> label(it, Labels.DATA) == null)
        .toList();
  }

  private static @Nullable String label(HasMetadata object, String name) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels == null ? null : labels.get(name);
  }

  Map<String, String> uidsOfData() {
    var uids = new TreeMap<String, String>();
    for (Class<? extends HasMetadata> kind :
        List.<Class<? extends HasMetadata>>of(Secret.class, PersistentVolumeClaim.class)) {
      client()
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

  void edit(String name, ShopSpec spec) {
    client()
        .resources(Shop.class)
        .inNamespace(namespace)
        .withName(name)
        .edit(shop -> withSpec(shop, spec));
  }

  static Shop withSpec(Shop shop, ShopSpec spec) {
    var changed = new Shop();
    changed.setMetadata(shop.getMetadata());
    changed.setStatus(shop.getStatus());
    changed.setSpec(spec);
    return changed;
  }

  <T extends HasMetadata> T seen(Class<T> type, String name) {
    return Objects.requireNonNull(find(type, name), name);
  }

  static String image(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }
}
