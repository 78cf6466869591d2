package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.ObjectKey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/// One step of a Shop's coming to be.
///
/// @param reserved volumes to be kept for a claim that is to come
/// @param once made if absent, and never changed
/// @param wanted kept as given
/// @param spent to be removed, so that they can be made anew
/// @param signs any of which shows that the stage was opened before
/// @param health how it fares by what is seen
public record Stage(
    StageName name,
    List<HasMetadata> reserved,
    List<HasMetadata> once,
    List<HasMetadata> wanted,
    List<HasMetadata> spent,
    List<ObjectKey> signs,
    Health health) {
  static Stage of(StageName name, List<HasMetadata> wanted, Health health) {
    return new Stage(
        name,
        List.of(),
        List.of(),
        wanted,
        List.of(),
        wanted.stream().map(ObjectKey::of).toList(),
        health);
  }
}
