package dev.shopkeeper.operator.durable;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Ownership;
import dev.shopkeeper.operator.shop.DeletionPolicy;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/// Which data goes with a Shop that is deleted: none, unless the policy says so and somebody
/// confirmed it for this very Shop.
public final class DataDeletion {
  private DataDeletion() {}

  /// A Shop made anew has another UID: a confirmation that was copied with a manifest counts for
  /// nothing.
  public static boolean isConfirmed(Shop shop) {
    var annotations = shop.getMetadata().getAnnotations();
    String uid = shop.getMetadata().getUid();
    return shop.getSpec().deletionPolicy() == DeletionPolicy.DELETE
        && uid != null
        && annotations != null
        && uid.equals(annotations.get(Annotations.CONFIRM_DELETION));
  }

  public static List<ObjectKey> keys(Shop shop) {
    return DurableObjects.keys(new Names(shop.name()));
  }

  /// What is still to be deleted: objects that bear the Shop's identity and that this Shop made or
  /// found in place. One that came from elsewhere stays.
  public static List<HasMetadata> pending(Shop shop, Observed observed) {
    if (!isConfirmed(shop)) {
      return List.of();
    }
    return keys(shop).stream()
        .flatMap(key -> observed.find(key).stream())
        .filter(object -> !object.isMarkedForDeletion())
        .filter(object -> Ownership.isDataOf(shop, object))
        .filter(object -> DurableObjects.isMadeBy(shop, object) || isRecorded(shop, object))
        .toList();
  }

  private static boolean isRecorded(Shop shop, HasMetadata object) {
    return shop.statusOrEmpty().data().stream()
        .anyMatch(entry ->
            entry.kind().equals(object.getKind())
                && entry.uid().equals(object.getMetadata().getUid()));
  }
}
