package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.shop.Shop;
import java.util.List;

/// Which changes of a Shop are worth a look: of its spec, its deletion and who holds it back, and
/// the annotations that ask for something. All others, the operator's own words in its status among
/// them, are not.
final class News {
  private static final List<String> HEARD =
      List.of(
          Annotations.RESTART,
          Annotations.ADVANCE,
          Annotations.RECONCILE,
          Annotations.CONFIRM_DELETION);

  private News() {}

  static boolean isIn(Shop now, Shop before) {
    return now.generation() != before.generation()
        || !now.getMetadata().getUid().equals(before.getMetadata().getUid())
        || now.isMarkedForDeletion() != before.isMarkedForDeletion()
        || !now.getMetadata().getFinalizers().equals(before.getMetadata().getFinalizers())
        || HEARD.stream().anyMatch(name -> !now.annotation(name).equals(before.annotation(name)));
  }
}
