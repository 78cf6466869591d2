package dev.shopkeeper.operator.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;

/// Names an object within the namespace of its Shop.
public record ObjectKey(String kind, String name) {
  public static ObjectKey of(HasMetadata object) {
    return new ObjectKey(object.getKind(), object.getMetadata().getName());
  }

  public static ObjectKey of(Class<? extends HasMetadata> type, String name) {
    return new ObjectKey(HasMetadata.getKind(type), name);
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
