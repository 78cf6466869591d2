package dev.shopkeeper.operator.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/// The watched objects that bear the labels of a Shop.
@FunctionalInterface
interface OwnedObjects {
  List<HasMetadata> of(String namespace, String shop);
}
