package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/// What is remembered of the database.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseStatus(
    @JsonPropertyDescription(
            "Whether the database was ever seen healthy; from then on an empty volume is refused.")
        boolean initialised,
    @JsonPropertyDescription("Image that the database pod is to run.") @Size(max = 255)
        @Nullable String image,
    @JsonPropertyDescription("Template revision of the database pod.") @Min(1)
        @Nullable Integer templateRevision) {
  static final DatabaseStatus EMPTY = new DatabaseStatus(false, null, null);
}
