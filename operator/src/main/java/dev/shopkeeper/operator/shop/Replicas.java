package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// Between how many and how many pods of a tier run, and by what. Two at least, so that one may go
/// at any time.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.max) || self.max >= self.min",
    fieldPath = ".max",
    message = "replicas.max must not be below replicas.min")
public record Replicas(
    @JsonPropertyDescription("The number of pods that always run.")
        @Default("2")
        @Min(Replicas.LOWEST)
        @Max(Replicas.HIGHEST_MIN)
        Integer min,
    @JsonPropertyDescription(
            "The number of pods that run under the highest load; default: 5, or min where that is"
                + " more.")
        @Min(Replicas.LOWEST)
        @Max(Replicas.HIGHEST_MAX)
        @Nullable Integer max,
    @JsonPropertyDescription(
            "Processor use, in percent of what the pods request, that pods are added or removed to"
                + " keep.")
        @Default("70")
        @Min(Replicas.LOWEST_PERCENT)
        @Max(Replicas.HIGHEST_PERCENT)
        Integer targetCpuPercent,
    @JsonPropertyDescription(
            "Memory use, in percent of what the pods request, that pods are added or removed to"
                + " keep; default: memory does not count.")
        @Min(Replicas.LOWEST_PERCENT)
        @Max(Replicas.HIGHEST_PERCENT)
        @Nullable Integer targetMemoryPercent,
    @JsonPropertyDescription(
            "A metric of the pods' own that counts besides; a metrics adapter has to serve it.")
        @Nullable ScalingMetric metric) {
  public static final int LOWEST = 2;
  public static final int HIGHEST_MIN = 20;
  public static final int HIGHEST_MAX = 50;
  public static final int LOWEST_PERCENT = 10;
  public static final int HIGHEST_PERCENT = 100;
  public static final Replicas DEFAULT = new Replicas(null, null, null, null, null);
  private static final int USUAL_MAX = 5;
  private static final int USUAL_CPU_PERCENT = 70;

  public Replicas(
      @Nullable Integer min,
      @Nullable Integer max,
      @Nullable Integer targetCpuPercent,
      @Nullable Integer targetMemoryPercent,
      @Nullable ScalingMetric metric) {
    this.min = min == null ? LOWEST : min;
    this.max = max;
    this.targetCpuPercent = targetCpuPercent == null ? USUAL_CPU_PERCENT : targetCpuPercent;
    this.targetMemoryPercent = targetMemoryPercent;
    this.metric = metric;
  }

  /// The given maximum or its default. The default is not written into the Shop: it would stand in
  /// the way of a greater `min` given later.
  public int most() {
    return max == null ? Math.max(USUAL_MAX, min) : max;
  }

  /// At least so many, all else by default.
  public static Replicas from(int min) {
    return new Replicas(min, null, null, null, null);
  }
}
