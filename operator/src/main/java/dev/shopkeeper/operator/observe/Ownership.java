package dev.shopkeeper.operator.observe;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import java.util.Optional;

/// Whose an object is, from the point of view of one Shop.
public enum Ownership {
  /// Ours to change.
  OURS,
  /// On its way out: being deleted, or left by an earlier Shop of the same name to be collected.
  LEAVING,
  /// Somebody else's: never touched.
  FOREIGN;

  public static Ownership of(Shop shop, HasMetadata object) {
    if (object.isMarkedForDeletion()) {
      return LEAVING;
    }
    if (object instanceof PersistentVolume volume) {
      return isClaimedBy(shop, volume) ? OURS : FOREIGN;
    }
    return controller(object)
        .map(owner -> byOwner(shop, owner))
        .orElseGet(() -> orphan(shop, object));
  }

  /// A volume has no namespace and no owner: it is whose claim it is bound to.
  private static boolean isClaimedBy(Shop shop, PersistentVolume volume) {
    var claim = volume.getSpec().getClaimRef();
    return claim != null
        && shop.namespace().equals(claim.getNamespace())
        && new Names(shop.name()).databaseVolume().equals(claim.getName());
  }

  /// Whether this very Shop made the object and is its controller.
  public static boolean isMadeBy(Shop shop, HasMetadata object) {
    return !object.isMarkedForDeletion()
        && controller(object).map(owner -> byOwner(shop, owner) == OURS).orElse(false);
  }

  /// Whether the object holds data and bears this Shop's identity.
  public static boolean isDataOf(Shop shop, HasMetadata object) {
    return controller(object).isEmpty() && bearsIdentity(shop, object);
  }

  private static Ownership byOwner(Shop shop, OwnerReference owner) {
    if (owner.getUid().equals(shop.getMetadata().getUid())) {
      return OURS;
    }
    boolean earlierSelf =
        owner.getKind().equals(HasMetadata.getKind(Shop.class))
            && owner.getApiVersion().startsWith(HasMetadata.getGroup(Shop.class) + "/")
            && owner.getName().equals(shop.name());
    return earlierSelf ? LEAVING : FOREIGN;
  }

  /// `kubectl delete --cascade=orphan` takes the owner away; the identity stays and says enough.
  private static Ownership orphan(Shop shop, HasMetadata object) {
    return bearsIdentity(shop, object) ? OURS : FOREIGN;
  }

  private static boolean bearsIdentity(Shop shop, HasMetadata object) {
    var annotations = object.getMetadata().getAnnotations();
    return annotations != null && shop.identity().equals(annotations.get(Annotations.IDENTITY));
  }

  private static Optional<OwnerReference> controller(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .findFirst();
  }
}
