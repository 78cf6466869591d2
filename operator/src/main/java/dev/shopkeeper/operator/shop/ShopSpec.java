package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/// The shop that is wanted; `{}` is a valid one.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShopSpec(
    @JsonPropertyDescription("The storefront.") @Default("{}") UiSpec ui,
    @JsonPropertyDescription("The HTTP API behind the storefront.") @Default("{}") ApiSpec api,
    @JsonPropertyDescription("The PostgreSQL database.") @Default("{}") DatabaseSpec database,
    @JsonPropertyDescription(
            "Where customers come in: the host name, who serves it and with which certificate."
                + " Without it there is no Ingress, and the Service of the ui is where they come"
                + " in.")
        @Nullable EdgeSpec edge,
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
  public static final ShopSpec DEFAULT = new ShopSpec(null, null, null, null, null, null, null);

  public ShopSpec(
      @Nullable UiSpec ui,
      @Nullable ApiSpec api,
      @Nullable DatabaseSpec database,
      @Nullable EdgeSpec edge,
      @Nullable CatalogSpec catalog,
      @Nullable MonitoringSpec monitoring,
      @Nullable DeletionPolicy deletionPolicy) {
    this.ui = ui == null ? UiSpec.DEFAULT : ui;
    this.api = api == null ? ApiSpec.DEFAULT : api;
    this.database = database == null ? DatabaseSpec.DEFAULT : database;
    this.edge = edge;
    this.catalog = catalog == null ? CatalogSpec.DEFAULT : catalog;
    this.monitoring = monitoring == null ? MonitoringSpec.DEFAULT : monitoring;
    this.deletionPolicy = deletionPolicy == null ? DeletionPolicy.RETAIN : deletionPolicy;
  }

  /// Of the ui's Service: what is given, or else what the edge leaves to be reached.
  public ServiceType serviceType() {
    ServiceType given = ui.service().type();
    if (given != null) {
      return given;
    }
    return edge == null ? ServiceType.LOAD_BALANCER : ServiceType.CLUSTER_IP;
  }
}
