package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/// What is remembered of the storefront.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UiStatus(
    @JsonPropertyDescription("Image that the storefront's pods are to run.") @Size(max = 255)
        @Nullable String image,
    @JsonPropertyDescription("Template revision of the storefront's pods.") @Min(1)
        @Nullable Integer templateRevision) {
  static final UiStatus EMPTY = new UiStatus(null, null);
}
