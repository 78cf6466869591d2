package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/// An amount of processor and of memory.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Amounts(
    @JsonPropertyDescription("Processor time in cores, such as 250m or '1.5'.")
        @Pattern(Formats.CPU)
        @Size(min = 1, max = 7)
        @Nullable String cpu,
    @JsonPropertyDescription("Memory in Mi or Gi, such as 512Mi.")
        @Pattern(Formats.MEMORY)
        @Size(min = 3, max = 8)
        @Nullable String memory) {
  static final Amounts NONE = new Amounts(null, null);
}
