package dev.shopkeeper.operator.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopkeeper.operator.monitoring.MonitoringHealth;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.status.Announcement;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A namespace in memory that keeps what a real one keeps: UIDs, resource versions, generations and
/// managed fields. It can refuse a change, or end the process that makes one.
final class FakeCluster implements Cluster {
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<ObjectKey, HasMetadata> objects = new LinkedHashMap<>();
  private final List<String> changes = new ArrayList<>();
  private final List<Announcement> announcements = new ArrayList<>();
  private final Map<ObjectKey, String> refusals = new LinkedHashMap<>();
  private @Nullable Shop shop;
  private int version;
  private int killAt = -1;
  private boolean killAfter;

  /// As `kubectl apply` of a Shop: a new one gets a new UID, a changed one a new generation.
  void put(Shop wanted) {
    Shop now = copy(wanted);
    Shop before = shop;
    if (before == null) {
      now.getMetadata().setUid("shop-" + ++version);
      now.getMetadata().setGeneration(1L);
    } else {
      boolean changed = !before.getSpec().equals(now.getSpec());
      now.setMetadata(copy(before).getMetadata());
      now.setStatus(before.getStatus());
      now.getMetadata().setGeneration(before.generation() + (changed ? 1 : 0));
    }
    now.getMetadata().setResourceVersion(String.valueOf(++version));
    shop = now;
  }

  /// As a restore from a backup that holds no status.
  void loseStatus() {
    Shop now = shop();
    now.setStatus(null);
    shop = now;
  }

  /// As `kubectl delete shop`, before anything is collected: a Shop with a finalizer waits.
  void deleteShop() {
    Shop now = shop();
    now.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");
    now.getMetadata().setResourceVersion(String.valueOf(++version));
    shop = now.getMetadata().getFinalizers().isEmpty() ? null : now;
  }

  boolean hasShop() {
    return shop != null;
  }

  /// As `kubectl annotate shop`.
  void annotate(String key, String value) {
    Shop now = shop();
    now.getMetadata().getAnnotations().put(key, value);
    now.getMetadata().setResourceVersion(String.valueOf(++version));
    shop = now;
  }

  /// What the garbage collector does: objects whose owner is gone go.
  void collectGarbage() {
    objects
        .values()
        .removeIf(object ->
            object.getMetadata().getOwnerReferences().stream()
                .anyMatch(
                    owner -> shop == null || !owner.getUid().equals(shop.getMetadata().getUid())));
  }

  Shop shop() {
    return copy(Objects.requireNonNull(shop, "there is no Shop"));
  }

  List<String> changes() {
    return List.copyOf(changes);
  }

  Collection<HasMetadata> all() {
    return List.copyOf(objects.values());
  }

  <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return Optional.ofNullable(objects.get(ObjectKey.of(type, name))).map(type::cast);
  }

  /// Somebody else puts an object there.
  void putForeign(HasMetadata object) {
    objects.put(ObjectKey.of(object), stamped(copy(object), null));
  }

  void remove(ObjectKey key) {
    objects.remove(key);
  }

  /// Somebody else edits an object: what they write is theirs from then on.
  <T extends HasMetadata> void edit(Class<T> type, String name, Consumer<T> edit) {
    T before = find(type, name).orElseThrow();
    T object = copy(before);
    edit.accept(object);
    objects.put(ObjectKey.of(object), stamped(Applied.edited(before, object), before));
  }

  /// A controller reports on an object.
  <T extends HasMetadata> void report(T object, UnaryOperator<T> status) {
    objects.put(ObjectKey.of(object), status.apply(object));
  }

  /// Somebody, an autoscaler most often, sets the number of pods: it is theirs from then on.
  void scale(String deployment, int replicas) {
    Deployment before = find(Deployment.class, deployment).orElseThrow();
    Deployment scaled = copy(before);
    scaled.getSpec().setReplicas(replicas);
    ObjectNode tree = JSON.valueToTree(scaled);
    tree.at("/metadata/managedFields")
        .forEach(entry -> {
          if (entry.at("/fieldsV1/f:spec") instanceof ObjectNode spec) {
            spec.remove("f:replicas");
          }
        });
    objects.put(ObjectKey.of(before), stamped(JSON.convertValue(tree, Deployment.class), before));
  }

  /// The cluster knows ServiceMonitors from now on.
  void learn() {
    objects.put(ObjectKey.of(MonitoringHealth.KNOWN), MonitoringHealth.KNOWN);
  }

  /// The definition goes, and with it all objects of its kind.
  void forget() {
    objects.remove(ObjectKey.of(MonitoringHealth.KNOWN));
    objects.values().removeIf(ServiceMonitor.class::isInstance);
  }

  List<Announcement> announcements() {
    return List.copyOf(announcements);
  }

  void refuse(ObjectKey key, String reason) {
    refusals.put(key, reason);
  }

  void refuseNothing() {
    refusals.clear();
  }

  /// The process ends at its n-th change from now, before the change is made or after.
  void killAt(int change, boolean after) {
    killAt = changes.size() + change;
    killAfter = after;
  }

  @Override
  public Observed observe(Shop of, Collection<ObjectKey> keys) {
    return Observed.of(
        objects.values().stream()
            .filter(object ->
                keys.contains(ObjectKey.of(object))
                    || isLabelled(object, of)
                    || object instanceof PersistentVolume
                    || object instanceof CustomResourceDefinition)
            .toList());
  }

  @Override
  public void create(Shop of, HasMetadata object) {
    changing(
        "create",
        object,
        () -> objects.computeIfAbsent(ObjectKey.of(object), key -> stamped(copy(object), null)));
  }

  @Override
  public void apply(HasMetadata object) {
    changing(
        "apply",
        object,
        () -> {
          HasMetadata before = objects.get(ObjectKey.of(object));
          String uid = object.getMetadata().getUid();
          if (uid == null || (before != null && uid.equals(before.getMetadata().getUid()))) {
            put(object, before, Labels.OPERATOR);
          }
        });
  }

  @Override
  public void leave(HasMetadata left) {
    changing(
        "leave",
        left,
        () -> {
          HasMetadata before = objects.get(ObjectKey.of(left));
          if (before != null && replicas(before).equals(replicas(left))) {
            put(left, before, "others");
          }
        });
  }

  private void put(HasMetadata object, @Nullable HasMetadata before, String manager) {
    HasMetadata applied = Applied.over(before, object, manager);
    if (applied instanceof Deployment deployment && deployment.getSpec().getReplicas() == null) {
      deployment.getSpec().setReplicas(1);
    }
    objects.put(ObjectKey.of(object), stamped(applied, before));
  }

  @Override
  public void announce(Shop of, Announcement announcement, Instant now) {
    announcements.add(announcement);
  }

  @Override
  public void reserve(HasMetadata volume) {
    changing(
        "reserve",
        volume,
        () -> {
          HasMetadata now = objects.get(ObjectKey.of(volume));
          if (now != null && version(now).equals(version(volume))) {
            objects.put(ObjectKey.of(volume), stamped(copy(volume), now));
          }
        });
  }

  @Override
  public void deleteData(Shop of, HasMetadata object) {
    if (version(of).equals(version(shop()))) {
      delete(object);
    }
  }

  @Override
  public Shop setFinalizer(Shop of, String finalizer, boolean present) {
    Shop now = shop();
    changing(
        present ? "finalize" : "release",
        of,
        () -> {
          now.getMetadata().setFinalizers(present ? List.of(finalizer) : List.of());
          now.getMetadata().setResourceVersion(String.valueOf(++version));
          shop = now.isMarkedForDeletion() && !present ? null : now;
        });
    return copy(now);
  }

  @Override
  public void delete(HasMetadata object) {
    changing(
        "delete",
        object,
        () -> {
          HasMetadata now = objects.get(ObjectKey.of(object));
          if (now != null && version(now).equals(version(object))) {
            objects.remove(ObjectKey.of(object));
          }
        });
  }

  @Override
  public Shop writeStatus(Shop of, ShopStatus status) {
    status.conditions().forEach(FakeCluster::requireListed);
    Shop now = shop();
    now.setStatus(status);
    changing(
        "status",
        of,
        () -> {
          now.getMetadata().setResourceVersion(String.valueOf(++version));
          shop = now;
        });
    return copy(now);
  }

  private static void requireListed(Condition condition) {
    Reason reason = Reason.of(condition.reason()).orElseThrow();
    if (reason.conditions().stream().noneMatch(it -> it.toString().equals(condition.type()))) {
      throw new AssertionError("Not a documented reason of " + condition.type() + ": " + reason);
    }
  }

  private void changing(String verb, HasMetadata object, Runnable change) {
    if (refusals.containsKey(ObjectKey.of(object))) {
      throw new RefusedException(
          Objects.requireNonNull(refusals.get(ObjectKey.of(object))), new IllegalStateException());
    }
    boolean killed = changes.size() == killAt;
    if (killed && !killAfter) {
      killAt = -1;
      throw new Killed();
    }
    change.run();
    changes.add(verb + " " + ObjectKey.of(object));
    if (killed) {
      killAt = -1;
      throw new Killed();
    }
  }

  private HasMetadata stamped(HasMetadata object, @Nullable HasMetadata before) {
    if (before == null) {
      object.getMetadata().setUid("uid-" + ++version);
      object.getMetadata().setGeneration(1L);
    } else {
      object.getMetadata().setUid(before.getMetadata().getUid());
      Long generation = before.getMetadata().getGeneration();
      boolean changed = !spec(object).equals(spec(before));
      object.getMetadata().setGeneration((generation == null ? 0 : generation) + (changed ? 1 : 0));
    }
    object.getMetadata().setResourceVersion(String.valueOf(++version));
    return object;
  }

  private static boolean isLabelled(HasMetadata object, Shop of) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels != null
        && of.name().equals(labels.get(Labels.INSTANCE))
        && Labels.OPERATOR.equals(labels.get(Labels.MANAGED_BY));
  }

  private static String version(HasMetadata object) {
    return object.getMetadata().getResourceVersion();
  }

  private static Object replicas(HasMetadata deployment) {
    return JSON.<ObjectNode>valueToTree(deployment).at("/spec/replicas");
  }

  private static Object spec(HasMetadata object) {
    ObjectNode tree = JSON.valueToTree(object);
    return tree.path("spec");
  }

  @SuppressWarnings("unchecked")
  static <T extends HasMetadata> T copy(T object) {
    return (T) JSON.convertValue(JSON.<ObjectNode>valueToTree(object), object.getClass());
  }
}
