package dev.shopkeeper.operator.api;

import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.shop.ApiSpec;
import dev.shopkeeper.operator.shop.OidcSpec;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Environment;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the serving API is told, by the names of its settings. What the Shop leaves open is left to
/// the API's own defaults, so that a new release of the operator tells it nothing new.
final class ApiSettings {
  private final Map<String, String> settings = new TreeMap<>();

  private ApiSettings() {}

  static Map<String, String> of(Shop shop, Names names) {
    ApiSpec api = shop.getSpec().api();
    var settings = new ApiSettings();
    settings.given("CORS_ORIGINS", String.join(",", api.corsOrigins()));
    settings.given("RATE_LIMIT_CLIENT_PER_SECOND", api.rateLimit().requestsPerSecond());
    settings.given("RATE_LIMIT_CLIENT_BURST", api.rateLimit().burst());
    settings.given("REQUIRE_IDEMPOTENCY_KEY", api.requireIdempotencyKey() ? "true" : "");
    settings.oidc(api.auth().oidc());
    settings.settings.putAll(ApiPods.environment(names));
    return Environment.of(api.environment(), settings.settings);
  }

  private void oidc(@Nullable OidcSpec oidc) {
    if (oidc != null) {
      given("OIDC_ISSUER", oidc.issuer());
      given("OIDC_AUDIENCE", oidc.audience());
      given("OIDC_ADMIN_CLAIM", oidc.adminClaim());
    }
  }

  private void given(String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      settings.put(name, value.toString());
    }
  }
}
