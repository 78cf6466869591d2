package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was last observed of a Shop, and the little that must be remembered to keep its data safe.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShopStatus(
    @JsonPropertyDescription("The generation of the spec that this status is about.") @Min(0)
        long observedGeneration,
    @JsonPropertyDescription("Where the storefront is reached.") @Size(max = 300)
        @Nullable String url,
    @JsonPropertyDescription(
            "The ControllerRevision that tells what decides the Shop's pods at present.")
        @Size(max = 63)
        @Nullable String revision,
    @JsonPropertyDescription(
            "The last revision with which api and ui were healthy: the one a roll-back returns to.")
        @Size(max = 63)
        @Nullable String lastGoodRevision,
    @JsonPropertyDescription(
            "A revision that did not become healthy in time; it is not tried again until the spec"
                + " asks for another.")
        @Nullable FailedRevision failedRevision,
    @JsonPropertyDescription("What is remembered of the storefront.") UiStatus ui,
    @JsonPropertyDescription("What is remembered of the API.") ApiStatus api,
    @JsonPropertyDescription("What is remembered of the database.") DatabaseStatus database,
    @JsonPropertyDescription(
            "The objects that hold the Shop's data and were seen in place. One that is missing"
                + " later is reported, never replaced by an empty one.")
        @Size(max = 32)
        List<DataObject> data,
    @JsonPropertyDescription("The observations, one per type.") @Size(max = 32)
        List<Condition> conditions) {
  public static final ShopStatus EMPTY =
      new ShopStatus(0, null, null, null, null, null, null, null, null, null);

  public ShopStatus(
      long observedGeneration,
      @Nullable String url,
      @Nullable String revision,
      @Nullable String lastGoodRevision,
      @Nullable FailedRevision failedRevision,
      @Nullable UiStatus ui,
      @Nullable ApiStatus api,
      @Nullable DatabaseStatus database,
      @Nullable List<DataObject> data,
      @Nullable List<Condition> conditions) {
    this.observedGeneration = observedGeneration;
    this.url = url;
    this.revision = revision;
    this.lastGoodRevision = lastGoodRevision;
    this.failedRevision = failedRevision;
    this.ui = ui == null ? UiStatus.EMPTY : ui;
    this.api = api == null ? ApiStatus.EMPTY : api;
    this.database = database == null ? DatabaseStatus.EMPTY : database;
    this.data = data == null ? List.of() : List.copyOf(data);
    this.conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }

  /// Whether the condition is there and its status is True.
  public boolean isTrue(ConditionType type) {
    return condition(type)
        .filter(condition -> condition.status().equals(ConditionStatus.TRUE.toString()))
        .isPresent();
  }

  public Optional<Condition> condition(ConditionType type) {
    return condition(type.toString());
  }

  public Optional<Condition> condition(String type) {
    return conditions.stream().filter(condition -> condition.type().equals(type)).findFirst();
  }
}
