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
            "What becomes of the data (volume, credentials, certificate authority) when the Shop is"
                + " deleted. Retain keeps it, and a Shop of the same name and namespace finds it"
                + " again. Delete deletes it too, once the annotation"
                + " shopkeeper.dev/confirm-deletion holds the Shop's UID.")
        @Default("Retain")
        DeletionPolicy deletionPolicy) {
  public static final ShopSpec DEFAULT = new ShopSpec(null, null, null, null, null, null);

  public ShopSpec(
      @Nullable UiSpec ui,
      @Nullable ApiSpec api,
      @Nullable DatabaseSpec database,
      @Nullable CatalogSpec catalog,
      @Nullable MonitoringSpec monitoring,
      @Nullable DeletionPolicy deletionPolicy) {
    this.ui = ui == null ? UiSpec.DEFAULT : ui;
    this.api = api == null ? ApiSpec.DEFAULT : api;
    this.database = database == null ? DatabaseSpec.DEFAULT : database;
    this.catalog = catalog == null ? CatalogSpec.DEFAULT : catalog;
    this.monitoring = monitoring == null ? MonitoringSpec.DEFAULT : monitoring;
    this.deletionPolicy = deletionPolicy == null ? DeletionPolicy.RETAIN : deletionPolicy;
  }
}
