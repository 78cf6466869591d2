package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.api.ApiObjects;
import dev.shopkeeper.operator.database.DatabaseObjects;
import dev.shopkeeper.operator.override.Overrides;
import dev.shopkeeper.operator.shop.OverridesSpec;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.ui.UiObjects;
import dev.shopkeeper.operator.workload.Images;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The overrides of each tier of a Shop.
record TierOverrides(Overrides database, Overrides api, Overrides ui) {
  static TierOverrides of(Shop shop) {
    OverridesSpec spec = shop.getSpec().overrides();
    return new TierOverrides(
        new Overrides("spec.overrides.database", spec.database()),
        new Overrides("spec.overrides.api", spec.api()),
        new Overrides("spec.overrides.ui", spec.ui()));
  }

  /// Against every object they will ever be applied to: until a migration is done the api goes on
  /// with the image it has.
  List<Violation> check(Shop shop, Images images) {
    Stream<Violation> ofApi =
        Stream.of(
                Optional.of(images.api()), Optional.ofNullable(shop.statusOrEmpty().api().image()))
            .flatMap(Optional::stream)
            .flatMap(image -> api.check(ApiObjects.of(shop, image)).stream());
    return Stream.of(
            database
                .check(DatabaseObjects.of(shop, images.database(), Optional.empty(), false))
                .stream(),
            ofApi,
            ui.check(UiObjects.of(shop, images.ui())).stream())
        .flatMap(violations -> violations)
        .distinct()
        .toList();
  }
}
