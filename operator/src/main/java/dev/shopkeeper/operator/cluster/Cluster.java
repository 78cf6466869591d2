package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.status.Announcement;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.Collection;

/// What the loop needs of a cluster.
///
/// A change that the API server will not have as it is ends in [RefusedException]; one that meets
/// an object changed in the meantime is dropped, for the next look plans anew.
public interface Cluster {
  /// The objects of these keys, whosever they are, and all that bear the Shop's labels.
  Observed observe(Shop shop, Collection<ObjectKey> keys);

  /// Makes a data object, unless one of its name exists or the Shop is no longer as it was seen.
  void create(Shop shop, HasMetadata object);

  void apply(HasMetadata object);

  /// Leaves the given fields to others at the given values, unless somebody else has already set
  /// them otherwise.
  void leave(HasMetadata left);

  /// Keeps the volume for the claim given in it, unless it changed since it was seen.
  void reserve(HasMetadata volume);

  /// Removes the object, unless it changed since it was seen.
  void delete(HasMetadata object);

  /// Removes a data object, unless it changed since it was seen, or the Shop did.
  void deleteData(Shop shop, HasMetadata object);

  /// Gives the Shop this finalizer or takes it away, and returns the Shop as it is then.
  Shop setFinalizer(Shop shop, String finalizer, boolean present);

  /// Writes the status and returns the Shop with it.
  Shop writeStatus(Shop shop, ShopStatus status);

  /// Tells people, as far as that is possible: a Shop never fails of it.
  void announce(Shop shop, Announcement announcement, Instant now);
}
