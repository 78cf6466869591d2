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
            "How changes reach the pods, and when what a new operator brings does.")
        @Default("{}")
        RolloutSpec rollout,
    @JsonPropertyDescription(
            "What the operator keeps its hands off: None; Rollout, the pods' templates, while"
                + " certificates, repair and scaling go on; All, everything but the status.")
        @Default("None")
        Pause paused,
    @JsonPropertyDescription(
            "What becomes of the data (volume, credentials, certificate authority) when the Shop is"
                + " deleted. Retain keeps it, and a Shop of the same name and namespace finds it"
                + " again. Delete deletes it too, once the annotation"
                + " shopkeeper.dev/confirm-deletion holds the Shop's UID.")
        @Default("Retain")
        DeletionPolicy deletionPolicy,
    @JsonPropertyDescription(
            "JSON patches of what no field says: where pods run, sidecars, probes' timing. A patch"
                + " that does not apply, or that reaches what a Shop must not, is refused as a"
                + " whole.")
        @Default("{}")
        OverridesSpec overrides) {
  public static final ShopSpec DEFAULT =
      new ShopSpec(null, null, null, null, null, null, null, null, null, null);

  public ShopSpec(
      @Nullable UiSpec ui,
      @Nullable ApiSpec api,
      @Nullable DatabaseSpec database,
      @Nullable EdgeSpec edge,
      @Nullable CatalogSpec catalog,
      @Nullable MonitoringSpec monitoring,
      @Nullable RolloutSpec rollout,
      @Nullable Pause paused,
      @Nullable DeletionPolicy deletionPolicy,
      @Nullable OverridesSpec overrides) {
    this.ui = ui == null ? UiSpec.DEFAULT : ui;
    this.api = api == null ? ApiSpec.DEFAULT : api;
    this.database = database == null ? DatabaseSpec.DEFAULT : database;
    this.edge = edge;
    this.catalog = catalog == null ? CatalogSpec.DEFAULT : catalog;
    this.monitoring = monitoring == null ? MonitoringSpec.DEFAULT : monitoring;
    this.rollout = rollout == null ? RolloutSpec.DEFAULT : rollout;
    this.paused = paused == null ? Pause.NONE : paused;
    this.deletionPolicy = deletionPolicy == null ? DeletionPolicy.RETAIN : deletionPolicy;
    this.overrides = overrides == null ? OverridesSpec.DEFAULT : overrides;
  }

  /// The same shop, paused or no longer.
  public ShopSpec paused(Pause pause) {
    return new ShopSpec(
        ui, api, database, edge, catalog, monitoring, rollout, pause, deletionPolicy, overrides);
  }

  /// The same shop, rolled out otherwise.
  public ShopSpec rolledOut(RolloutSpec how) {
    return new ShopSpec(
        ui, api, database, edge, catalog, monitoring, how, paused, deletionPolicy, overrides);
  }

  /// The same shop, overridden otherwise.
  public ShopSpec overridden(OverridesSpec patches) {
    return new ShopSpec(
        ui, api, database, edge, catalog, monitoring, rollout, paused, deletionPolicy, patches);
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
