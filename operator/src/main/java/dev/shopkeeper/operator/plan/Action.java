package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.observe.ObjectKey;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// One change to the cluster.
public sealed interface Action {
  HasMetadata object();

  /// Keep this very volume, which nobody claims any more, for the claim given in it.
  record Reserve(HasMetadata object) implements Action {}

  /// Make the object; an existing one of its name stays as it is.
  record Create(HasMetadata object) implements Action {}

  /// Make the object so, whether it exists or not; fields not given are left to others.
  record Apply(HasMetadata object) implements Action {}

  /// As Apply, for an object that gives fields up: those are left to others at their present value
  /// first.
  record Yield(HasMetadata object, HasMetadata left) implements Action {}

  /// Remove this very object, unless it changed since it was seen.
  record Delete(HasMetadata object) implements Action {}

  default ObjectKey key() {
    return ObjectKey.of(object());
  }
}
