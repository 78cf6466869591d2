package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopkeeper.operator.testing.Eventually;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Breaks objects of a Shop that is at rest, and waits until they are as they were.
///
/// The operator promises a second. On a machine that does much else besides one may take longer, so
/// the best of three has to keep to it; of an operator that only looks again after a while none
/// does.
final class Repairs {
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final int TRIES = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunningOperator operator;

  Repairs(RunningOperator operator) {
    this.operator = operator;
  }

  /// Deletes the object and waits for another one in its place.
  <T extends HasMetadata> void deletion(Class<T> type, String name) {
    atOnce(
        type.getSimpleName() + " " + name + " is back",
        () -> {
          String uid = operator.seen(type, name).getMetadata().getUid();
          resource(type, name).delete();
          return () -> {
            T now = operator.find(type, name);
            return now != null && !now.getMetadata().getUid().equals(uid);
          };
        });
  }

  /// Edits the object and waits until its spec is as it was.
  <T extends HasMetadata> void edit(Class<T> type, String name, Consumer<T> edit) {
    JsonNode before = spec(operator.seen(type, name));
    edit(type, name, edit, now -> spec(now).equals(before));
  }

  /// Edits the object's spec and waits until it is as asked.
  <T extends HasMetadata> void edit(
      Class<T> type, String name, Consumer<T> edit, Predicate<T> mended) {
    atOnce(
        type.getSimpleName() + " " + name + " is as it was",
        () -> {
          JsonNode before = spec(operator.seen(type, name));
          T edited =
              resource(type, name)
                  .edit(it -> {
                    edit.accept(it);
                    return it;
                  });
          assertThat(spec(edited)).as("the edit of " + name + " counts").isNotEqualTo(before);
          return () -> mended.test(operator.seen(type, name));
        });
  }

  private static void atOnce(String what, Supplier<BooleanSupplier> broken) {
    for (int tries = 0; tries < TRIES; tries++) {
      BooleanSupplier mended = broken.get();
      long began = System.nanoTime();
      Eventually.holds(what, RunningOperator.SOON, mended);
      if (System.nanoTime() - began <= AT_ONCE.toNanos()) {
        return;
      }
    }
    throw new AssertionError(
        "Not within %s in any of %d tries: %s".formatted(AT_ONCE, TRIES, what));
  }

  private <T extends HasMetadata> Resource<T> resource(Class<T> type, String name) {
    return operator.client().resources(type).inNamespace(operator.namespace()).withName(name);
  }

  private static JsonNode spec(HasMetadata object) {
    return JSON.<JsonNode>valueToTree(object).path("spec");
  }
}
