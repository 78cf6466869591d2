package dev.shopkeeper.operator.workload;

import dev.shopkeeper.operator.shop.ShopSpec;
import org.jspecify.annotations.Nullable;

/// The images of a release of the operator, which a Shop may override one by one.
public record Images(String api, String ui, String database) {
  public Images over(ShopSpec spec) {
    return new Images(
        orElse(spec.api().image(), api),
        orElse(spec.ui().image(), ui),
        orElse(spec.database().image(), database));
  }

  private static String orElse(@Nullable String given, String fallback) {
    return given == null ? fallback : given;
  }
}
