package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/// How many pods of a tier run. Two at least, so that one may go at any time.
public record Replicas(
    @JsonPropertyDescription("The number of pods that always run.")
        @Default("2")
        @Min(Replicas.LOWEST)
        @Max(Replicas.HIGHEST)
        Integer min) {
  public static final int LOWEST = 2;
  public static final int HIGHEST = 20;
  public static final Replicas DEFAULT = new Replicas(null);

  public Replicas(@Nullable Integer min) {
    this.min = min == null ? LOWEST : min;
  }
}
