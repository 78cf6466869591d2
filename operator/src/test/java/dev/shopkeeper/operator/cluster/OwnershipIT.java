package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.render.Rendering;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.AuditEvent;
import dev.shopkeeper.operator.testing.Eventually;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Of every object a Shop has: what is somebody else's stays so, be it an object or a field.
class OwnershipIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  static Stream<ObjectKey> objects() {
    return rendered("shops").map(ObjectKey::of);
  }

  /// One of each kind, and of Secrets also the one that is applied.
  static Stream<ObjectKey> oneOfEachKind() {
    var kinds = new HashSet<String>();
    return objects().filter(key -> kinds.add(key.kind()) || key.name().equals("acme-database-tls"));
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  void aForeignObjectIsAConflictAndLeftAsItIs(ObjectKey key) {
    HasMetadata foreign =
        rendered(operator.namespace())
            .filter(object -> ObjectKey.of(object).equals(key))
            .findFirst()
            .orElseThrow();
    foreign.setMetadata(
        new ObjectMetaBuilder()
            .withName(key.name())
            .withNamespace(operator.namespace())
            .addToLabels("example.org/team", "sales")
            .build());
    operator.client().resource(foreign).create();
    operator.settled();
    HasMetadata before = live(key);

    operator.create("acme", ShopSpec.DEFAULT);

    Condition ready = operator.awaits("acme", "Ready", "False", "Conflict");
    assertThat(ready.message()).startsWith(key + " exists and is not this Shop's");
    operator.awaits("acme", "Degraded", "True", "Conflict");
    operator.settled();
    assertThat(live(key)).isEqualTo(before);
    assertThat(writes(key)).isEmpty();
  }

  @Test
  void anEditedFieldComesBackByOneWriteAndOthersFieldsStay() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.settled();
    List<ObjectKey> watched =
        objects()
            .filter(key -> !key.kind().equals("Secret"))
            .filter(key -> !key.kind().equals("PersistentVolumeClaim"))
            .toList();
    assertThat(watched).hasSizeGreaterThan(20);

    for (ObjectKey key : watched) {
      int before = writes(key).size();
      edit(key);

      Eventually.holds(
          "the label of " + key + " is back",
          Duration.ofSeconds(5),
          () -> !"edited".equals(live(key).getMetadata().getLabels().get(Labels.COMPONENT)));
      assertThat(live(key).getMetadata().getAnnotations())
          .as("what another manager set on " + key)
          .containsEntry("example.org/note", "theirs");
      assertThat(writes(key)).as("writes to " + key).hasSize(before + 1);
    }
    operator.settled();
    operator.awaitsReady("acme");
    assertThat(
            live(watched.getFirst()).getMetadata().getManagedFields().stream()
                .map(entry -> entry.getManager()))
        .contains("another-manager", Labels.OPERATOR);
  }

  @Test
  void aDeleteIsOfTheVeryObjectThatWasSeen() {
    ConfigMap seen =
        operator
            .client()
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("seen")
                    .withNamespace(operator.namespace())
                    .endMetadata()
                    .build())
            .create();
    ConfigMap another =
        new ConfigMapBuilder(seen).editMetadata().withUid("another").endMetadata().build();
    ConfigMap earlier =
        new ConfigMapBuilder(seen).editMetadata().withResourceVersion("1").endMetadata().build();

    for (ConfigMap stale : List.of(another, earlier)) {
      assertThatThrownBy(() -> Preconditions.delete(operator.client(), stale))
          .hasMessageContaining("in the precondition");
    }
    assertThat(operator.find(ConfigMap.class, "seen")).isEqualTo(seen);

    Preconditions.delete(operator.client(), seen);
    assertThat(operator.find(ConfigMap.class, "seen")).isNull();
  }

  /// One field of ours and one of their own, written by another field manager.
  private void edit(ObjectKey key) {
    operator
        .client()
        .resource(live(key))
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager("another-manager")
                .build(),
            """
            {"metadata": {"labels": {"%s": "edited"}, "annotations": {"example.org/note": "theirs"}}}
            """
                .formatted(Labels.COMPONENT));
  }

  private HasMetadata live(ObjectKey key) {
    return Objects.requireNonNull(operator.find(Kinds.type(key.kind()), key.name()), key::toString);
  }

  private List<AuditEvent> writes(ObjectKey key) {
    return API.mutationsBy(RunningOperator.USER).stream()
        .filter(event -> event.namespace().equals(operator.namespace()))
        .filter(event -> event.name().equals(key.name()))
        .filter(event -> event.resource().equals(HasMetadata.getPlural(Kinds.type(key.kind()))))
        .toList();
  }

  /// What a Shop that has nothing yet is to have.
  private static Stream<HasMetadata> rendered(String namespace) {
    var shop = new Shop();
    shop.setMetadata(new ObjectMetaBuilder().withName("acme").withNamespace(namespace).build());
    return Rendering.of(shop, RunningOperator.RELEASE).stream();
  }
}
