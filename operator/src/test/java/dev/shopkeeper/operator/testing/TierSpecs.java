package dev.shopkeeper.operator.testing;

import dev.shopkeeper.operator.shop.ApiSpec;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.Resources;
import dev.shopkeeper.operator.shop.ServiceSpec;
import dev.shopkeeper.operator.shop.UiSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Specs of tiers by the fields that tests set most often, all else by default.
public final class TierSpecs {
  private TierSpecs() {}

  public static ApiSpec api(
      @Nullable String image, @Nullable Replicas replicas, @Nullable Resources resources) {
    return new ApiSpec(image, replicas, resources, null, null, null, null, false);
  }

  public static UiSpec ui(
      @Nullable String image,
      @Nullable Replicas replicas,
      @Nullable Resources resources,
      @Nullable ServiceSpec service,
      @Nullable String currency,
      @Nullable List<String> locales) {
    return new UiSpec(image, replicas, resources, null, service, currency, locales);
  }
}
