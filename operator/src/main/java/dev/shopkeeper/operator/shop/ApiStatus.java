package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/// What is remembered of the API.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiStatus(
    @JsonPropertyDescription("Image whose schema migration is done: the one the API pods run.")
        @Size(max = 255)
        @Nullable String image,
    @JsonPropertyDescription("Template revision of the API pods.") @Min(1)
        @Nullable Integer templateRevision) {
  static final ApiStatus EMPTY = new ApiStatus(null, null);
}
