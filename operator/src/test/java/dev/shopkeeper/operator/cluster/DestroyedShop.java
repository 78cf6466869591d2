package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Finalizers;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.DeletionPolicy;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.Specs;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The Shop `acme` of a test, what is done to destroy it, and the objects beside it that must not
/// notice.
final class DestroyedShop {
  enum Confirmation {
    NONE,
    OWN
  }

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final RunningOperator operator;
  private List<Secret> neighbours = List.of();
  private String volume = "";

  DestroyedShop(RunningOperator operator) {
    this.operator = operator;
  }

  void open() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    volume = operator.awaitsRetainedVolume("acme");
    neighbours =
        List.of(
            neighbour("acme-database-owner-1", operator.namespace() + "/acme"),
            neighbour("beta-database-owner", operator.namespace() + "/beta"),
            neighbour("acme-notes", ""));
  }

  /// Sets the policy and the confirmation, and waits until the operator acted on them.
  void is(DeletionPolicy policy, Confirmation confirmation) {
    operator.edit("acme", Specs.deletionPolicy(policy));
    annotate(confirmation == Confirmation.OWN ? operator.get("acme").getMetadata().getUid() : null);
    awaitsFinalizer(policy == DeletionPolicy.DELETE && confirmation == Confirmation.OWN);
    operator.settled();
  }

  void annotate(@Nullable String confirmation) {
    String value = confirmation == null ? "null" : "\"" + confirmation + "\"";
    shop()
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\": {\"annotations\": {\"shopkeeper.dev/confirm-deletion\": %s}}}"
                .formatted(value));
  }

  void awaitsFinalizer(boolean present) {
    Eventually.holds(
        "the finalizer is " + (present ? "there" : "not there"),
        RunningOperator.SOON,
        () -> operator.get("acme").hasFinalizer(Finalizers.DATA) == present);
  }

  /// As kubectl does with `--cascade`, `--force`, `--all` and `--dry-run=server`.
  void delete(String how) {
    switch (how) {
      case "background" -> shop().withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
      case "foreground" -> shop().withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
      case "orphan" -> shop().withPropagationPolicy(DeletionPropagation.ORPHAN).delete();
      case "force" -> shop().withGracePeriod(0).delete();
      case "all" ->
          operator.client().resources(Shop.class).inNamespace(operator.namespace()).delete();
      case "dry run" -> shop().dryRun(true).delete();
      default -> throw new IllegalArgumentException(how);
    }
  }

  void deleteNamespace() {
    var namespace = operator.client().namespaces().withName(operator.namespace());
    namespace.delete();
    Eventually.holds("the namespace is gone", LIMIT, () -> namespace.get() == null);
  }

  <T extends HasMetadata> void lose(Class<T> type, String name) {
    operator.client().resources(type).inNamespace(operator.namespace()).withName(name).delete();
    Eventually.holds(name + " is gone", LIMIT, () -> operator.find(type, name) == null);
  }

  void isGone() {
    Eventually.holds("acme is gone", LIMIT, () -> operator.get("acme") == null);
  }

  void keeps(Map<String, String> data) {
    operator.settled();
    stillHas(data);
  }

  void stillHas(Map<String, String> data) {
    assertThat(uids()).isEqualTo(data);
  }

  void losesItsData(String lost) {
    Eventually.passes(
        LIMIT,
        () -> {
          assertThat(uids()).isEmpty();
          assertThat(operator.client().persistentVolumes().withName(lost).get()).isNull();
        });
  }

  void sparesItsNeighbours() {
    assertThat(neighbours).hasSize(3);
    neighbours.forEach(
        it -> assertThat(operator.find(Secret.class, it.getMetadata().getName())).isEqualTo(it));
  }

  PersistentVolume volume() {
    return Objects.requireNonNull(
        operator.client().persistentVolumes().withName(volume).get(), volume);
  }

  private Map<String, String> uids() {
    var uids = new TreeMap<String, String>();
    for (String name :
        List.of(
            "acme-database-owner",
            "acme-database-login",
            "acme-admin",
            "acme-order-token",
            "acme-ca")) {
      note(operator.find(Secret.class, name), uids);
    }
    note(operator.find(PersistentVolumeClaim.class, "acme-database-0"), uids);
    return uids;
  }

  private static void note(@Nullable HasMetadata object, Map<String, String> uids) {
    if (object != null) {
      uids.put(ObjectKey.of(object).toString(), object.getMetadata().getUid());
    }
  }

  /// Without the label that marks data: those who count a Shop's data do not count it.
  private Secret neighbour(String name, String identity) {
    return operator
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(operator.namespace())
                .addToLabels("app.kubernetes.io/instance", "acme")
                .addToLabels("app.kubernetes.io/managed-by", "shopkeeper")
                .addToAnnotations("shopkeeper.dev/identity", identity)
                .endMetadata()
                .build())
        .serverSideApply();
  }

  private Resource<Shop> shop() {
    return operator
        .client()
        .resources(Shop.class)
        .inNamespace(operator.namespace())
        .withName("acme");
  }
}
