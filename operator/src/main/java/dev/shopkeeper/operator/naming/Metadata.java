package dev.shopkeeper.operator.naming;

import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.List;

/// The metadata of a Shop's objects.
public final class Metadata {
  private Metadata() {}

  /// Of an object that goes when the Shop goes.
  public static ObjectMeta owned(Shop shop, Component component, String name) {
    return named(shop, component, name).withOwnerReferences(owner(shop)).build();
  }

  /// Of an object that stays when the Shop goes: it has no owner, and says whose data it is.
  public static ObjectMeta durable(Shop shop, Component component, String name) {
    var metadata = named(shop, component, name).addToLabels(Labels.DATA, "true");
    if (!uid(shop).isEmpty()) {
      metadata.addToAnnotations(Annotations.MADE_BY, uid(shop));
    }
    return metadata.build();
  }

  private static ObjectMetaBuilder named(Shop shop, Component component, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(shop.namespace())
        .withLabels(Labels.of(shop.name(), component))
        .addToAnnotations(Annotations.IDENTITY, shop.identity());
  }

  /// A Shop that is only rendered has no UID yet, and thus owns nothing.
  private static List<OwnerReference> owner(Shop shop) {
    if (uid(shop).isEmpty()) {
      return List.of();
    }
    return List.of(
        new OwnerReferenceBuilder()
            .withApiVersion(HasMetadata.getApiVersion(Shop.class))
            .withKind(HasMetadata.getKind(Shop.class))
            .withName(shop.name())
            .withUid(uid(shop))
            .withController(true)
            .build());
  }

  private static String uid(Shop shop) {
    String uid = shop.getMetadata().getUid();
    return uid == null ? "" : uid;
  }
}
