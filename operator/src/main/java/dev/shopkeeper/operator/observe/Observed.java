package dev.shopkeeper.operator.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One snapshot of the objects in the cluster that concern a Shop, whosever they are.
public record Observed(Map<ObjectKey, HasMetadata> objects) {
  public static final Observed NOTHING = new Observed(Map.of());

  public Observed {
    objects = Map.copyOf(objects);
  }

  public static Observed of(Collection<? extends HasMetadata> objects) {
    var byKey = new LinkedHashMap<ObjectKey, HasMetadata>();
    objects.forEach(object -> byKey.put(ObjectKey.of(object), object));
    return new Observed(byKey);
  }

  public Optional<HasMetadata> find(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  public <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return find(ObjectKey.of(type, name)).map(type::cast);
  }
}
