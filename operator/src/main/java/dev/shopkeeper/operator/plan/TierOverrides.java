package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.override.Overrides;
import dev.shopkeeper.operator.shop.OverridesSpec;
import dev.shopkeeper.operator.shop.Shop;

/// The overrides of each tier of a Shop.
record TierOverrides(Overrides database, Overrides api, Overrides ui) {
  static TierOverrides of(Shop shop) {
    OverridesSpec spec = shop.getSpec().overrides();
    return new TierOverrides(
        new Overrides("spec.overrides.database", spec.database()),
        new Overrides("spec.overrides.api", spec.api()),
        new Overrides("spec.overrides.ui", spec.ui()));
  }
}
