package dev.shopkeeper.operator.rollout;

import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Ownership;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The revisions of a Shop that the cluster keeps. Which of them is current is said by the status;
/// where the status was lost, the youngest is.
public final class StoredRevisions {
  private final Shop shop;
  private final Map<String, ControllerRevision> objects = new LinkedHashMap<>();

  private StoredRevisions(Shop shop) {
    this.shop = shop;
  }

  public static StoredRevisions of(Shop shop, Observed observed) {
    var stored = new StoredRevisions(shop);
    observed.objects().values().stream()
        .filter(ControllerRevision.class::isInstance)
        .map(ControllerRevision.class::cast)
        .filter(object -> Ownership.of(shop, object) == Ownership.OURS)
        .sorted(Comparator.comparing(ControllerRevision::getRevision))
        .forEach(object -> stored.objects.put(object.getMetadata().getName(), object));
    return stored;
  }

  public Optional<NamedRevision> current() {
    return named(shop.statusOrEmpty().revision());
  }

  public Optional<NamedRevision> lastGood() {
    String name = shop.statusOrEmpty().lastGoodRevision();
    return name == null && shop.statusOrEmpty().revision() != null ? Optional.empty() : named(name);
  }

  /// The object of a revision: with what the one that is kept holds, or else a new one with the
  /// next number.
  public ControllerRevision object(NamedRevision revision) {
    ControllerRevision kept = objects.get(revision.name());
    return kept == null
        ? RevisionObjects.of(shop, revision, youngest() + 1)
        : RevisionObjects.of(shop, revision.name(), kept.getRevision(), kept.getData());
  }

  private long youngest() {
    return objects.values().stream().mapToLong(ControllerRevision::getRevision).max().orElse(0);
  }

  private Optional<NamedRevision> named(@Nullable String name) {
    String sought = name == null ? last() : name;
    return Optional.ofNullable(objects.get(sought))
        .flatMap(RevisionObjects::read)
        .map(revision -> new NamedRevision(sought, revision));
  }

  private String last() {
    return objects.keySet().stream().reduce("", (_, later) -> later);
  }
}
