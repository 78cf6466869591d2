package dev.shopkeeper.operator.testing;

import dev.shopkeeper.operator.shop.ApiSpec;
import dev.shopkeeper.operator.shop.DatabaseSpec;
import dev.shopkeeper.operator.shop.DeletionPolicy;
import dev.shopkeeper.operator.shop.EdgeSpec;
import dev.shopkeeper.operator.shop.MonitoringSpec;
import dev.shopkeeper.operator.shop.OverridesSpec;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.UiSpec;
import org.jspecify.annotations.Nullable;

/// Specs that say one thing or two, and leave all else to its default.
public final class Specs {
  private Specs() {}

  public static ShopSpec ui(UiSpec ui) {
    return new ShopSpec(ui, null, null, null, null, null, null, null, null, null);
  }

  public static ShopSpec api(ApiSpec api) {
    return new ShopSpec(null, api, null, null, null, null, null, null, null, null);
  }

  public static ShopSpec of(UiSpec ui, ApiSpec api) {
    return new ShopSpec(ui, api, null, null, null, null, null, null, null, null);
  }

  public static ShopSpec of(UiSpec ui, @Nullable EdgeSpec edge) {
    return new ShopSpec(ui, null, null, edge, null, null, null, null, null, null);
  }

  public static ShopSpec of(ApiSpec api, MonitoringSpec monitoring) {
    return new ShopSpec(null, api, null, null, null, monitoring, null, null, null, null);
  }

  public static ShopSpec database(DatabaseSpec database) {
    return new ShopSpec(null, null, database, null, null, null, null, null, null, null);
  }

  public static ShopSpec edge(EdgeSpec edge) {
    return new ShopSpec(null, null, null, edge, null, null, null, null, null, null);
  }

  public static ShopSpec monitoring(MonitoringSpec monitoring) {
    return new ShopSpec(null, null, null, null, null, monitoring, null, null, null, null);
  }

  public static ShopSpec deletionPolicy(DeletionPolicy policy) {
    return new ShopSpec(null, null, null, null, null, null, null, null, policy, null);
  }

  public static ShopSpec overrides(OverridesSpec overrides) {
    return ShopSpec.DEFAULT.overridden(overrides);
  }
}
