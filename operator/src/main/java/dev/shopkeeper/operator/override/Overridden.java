package dev.shopkeeper.operator.override;

import dev.shopkeeper.operator.shop.Violation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/// The objects of a tier with the Shop's overrides applied, or why they must not be.
public final class Overridden {
  private final List<HasMetadata> objects;
  private final List<Violation> violations;

  Overridden(List<HasMetadata> objects, List<Violation> violations) {
    this.objects = objects;
    this.violations = violations;
  }

  /// Why the objects must not be changed so; nothing, if they may.
  public List<Violation> violations() {
    return violations;
  }

  /// The objects as they are to be.
  ///
  /// @throws IllegalStateException if there are reasons against: they must be asked for first
  public List<HasMetadata> objects() {
    if (!violations.isEmpty()) {
      throw new IllegalStateException("Overrides that were not checked: " + violations);
    }
    return objects;
  }
}
