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
            "How changes reach the pods, and when what a new operator brings does.")
        @Default("{}")
        RolloutSpec rollout,
    @JsonPropertyDescription(
            "What the operator keeps its hands off: None; Rollout, the pods' templates, while"
                + " certificates, repair and scaling go on; All, everything but the status.")
        @Default("None")
        Pause paused) {
  public static final ShopSpec DEFAULT = new ShopSpec(null, null, null, null, null);

  public ShopSpec(
      @Nullable UiSpec ui,
      @Nullable ApiSpec api,
      @Nullable DatabaseSpec database,
      @Nullable CatalogSpec catalog,
      @Nullable MonitoringSpec monitoring,
      @Nullable RolloutSpec rollout,
      @Nullable Pause paused) {
    this.ui = ui == null ? UiSpec.DEFAULT : ui;
    this.api = api == null ? ApiSpec.DEFAULT : api;
    this.database = database == null ? DatabaseSpec.DEFAULT : database;
    this.catalog = catalog == null ? CatalogSpec.DEFAULT : catalog;
    this.monitoring = monitoring == null ? MonitoringSpec.DEFAULT : monitoring;
    this.rollout = rollout == null ? RolloutSpec.DEFAULT : rollout;
    this.paused = paused == null ? Pause.NONE : paused;
  }

  /// One that rolls out as is usual, and is not paused.
  public ShopSpec(
      @Nullable UiSpec ui,
      @Nullable ApiSpec api,
      @Nullable DatabaseSpec database,
      @Nullable CatalogSpec catalog,
      @Nullable MonitoringSpec monitoring) {
    this(ui, api, database, catalog, monitoring, null, null);
  }

  /// The same shop, paused or no longer.
  public ShopSpec paused(Pause pause) {
    return new ShopSpec(ui, api, database, catalog, monitoring, rollout, pause);
  }

  /// The same shop, rolled out otherwise.
  public ShopSpec rolledOut(RolloutSpec how) {
    return new ShopSpec(ui, api, database, catalog, monitoring, how, paused);
  }
}
