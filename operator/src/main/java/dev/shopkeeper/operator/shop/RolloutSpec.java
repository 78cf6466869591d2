package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How changes reach the pods, and when what a new operator brings does.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "duration(self.progressDeadline) >= duration('"
            + RolloutSpec.SHORTEST_DEADLINE
            + "') && duration(self.progressDeadline) <= duration('"
            + RolloutSpec.LONGEST_DEADLINE
            + "')",
    fieldPath = ".progressDeadline",
    message = "progressDeadline must be between 30s and 2h")
public record RolloutSpec(
    @JsonPropertyDescription("How new pods take the place of old ones: Rolling, one by one.")
        @Default("Rolling")
        RolloutStrategy strategy,
    @JsonPropertyDescription(
            "How long a tier may make no progress, such as 90s or 5m, before its roll-out counts as"
                + " failed; the api and the ui then go back to the last good revision.")
        @Default("5m")
        @Pattern(Formats.TIME)
        @Size(min = 2, max = 5)
        String progressDeadline,
    @JsonPropertyDescription(
            "Template revision of the pods; default: the one the Shop has, and the newest for a new"
                + " Shop. A greater one lets database, api and ui advance in turn, and with them"
                + " the images that spec leaves to the operator.")
        @Min(RolloutSpec.FIRST_REVISION)
        @Max(RolloutSpec.LAST_REVISION)
        @Nullable Integer templateRevision,
    @JsonPropertyDescription(
            "When the Shop may advance by itself to what the operator brings; default: never.")
        @Nullable MaintenanceWindow maintenanceWindow) {
  static final int FIRST_REVISION = 1;
  static final int LAST_REVISION = 1000;
  static final String SHORTEST_DEADLINE = "30s";
  static final String LONGEST_DEADLINE = "2h";
  public static final String USUAL_DEADLINE = "5m";
  public static final RolloutSpec DEFAULT = new RolloutSpec(null, null, null, null);

  public RolloutSpec(
      @Nullable RolloutStrategy strategy,
      @Nullable String progressDeadline,
      @Nullable Integer templateRevision,
      @Nullable MaintenanceWindow maintenanceWindow) {
    this.strategy = strategy == null ? RolloutStrategy.ROLLING : strategy;
    this.progressDeadline = progressDeadline == null ? USUAL_DEADLINE : progressDeadline;
    this.templateRevision = templateRevision;
    this.maintenanceWindow = maintenanceWindow;
  }

  /// The deadline as a length of time.
  public Duration deadline() {
    return Times.length(progressDeadline);
  }
}
