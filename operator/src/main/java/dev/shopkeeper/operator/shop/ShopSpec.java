package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/// The shop that is wanted; `{}` is a valid one.
public record ShopSpec(
    @JsonPropertyDescription("The storefront.") @Default("{}") UiSpec ui,
    @JsonPropertyDescription("The HTTP API behind the storefront.") @Default("{}") ApiSpec api,
    @JsonPropertyDescription("The PostgreSQL database.") @Default("{}") DatabaseSpec database,
    @JsonPropertyDescription("What the shop sells at first.") @Default("{}") CatalogSpec catalog,
    @JsonPropertyDescription("Who reads the metrics, and how often.") @Default("{}")
        MonitoringSpec monitoring,
    @JsonPropertyDescription(
            "JSON patches of what no field says: where pods run, sidecars, probes' timing. A patch"
                + " that does not apply, or that reaches what a Shop must not, is refused as a"
                + " whole.")
        @Default("{}")
        OverridesSpec overrides) {
  public static final ShopSpec DEFAULT = new ShopSpec(null, null, null, null, null, null);

  public ShopSpec(
      @Nullable UiSpec ui,
      @Nullable ApiSpec api,
      @Nullable DatabaseSpec database,
      @Nullable CatalogSpec catalog,
      @Nullable MonitoringSpec monitoring,
      @Nullable OverridesSpec overrides) {
    this.ui = ui == null ? UiSpec.DEFAULT : ui;
    this.api = api == null ? ApiSpec.DEFAULT : api;
    this.database = database == null ? DatabaseSpec.DEFAULT : database;
    this.catalog = catalog == null ? CatalogSpec.DEFAULT : catalog;
    this.monitoring = monitoring == null ? MonitoringSpec.DEFAULT : monitoring;
    this.overrides = overrides == null ? OverridesSpec.DEFAULT : overrides;
  }
}
