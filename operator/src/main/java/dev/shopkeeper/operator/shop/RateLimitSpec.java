package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// How many requests one client may make of one API pod.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.burst) || self.burst <= 60 * (has(self.requestsPerSecond) ?"
            + " self.requestsPerSecond : 200)",
    fieldPath = ".burst",
    message = "burst must be at most the requests of a minute: 60 times requestsPerSecond")
public record RateLimitSpec(
    @JsonPropertyDescription("Requests a second of one client that are kept up; default: 200.")
        @Min(1)
        @Max(RateLimitSpec.MOST)
        @Nullable Integer requestsPerSecond,
    @JsonPropertyDescription(
            "Requests of one client that may come at once; default: those of two seconds; at"
                + " most: those of a minute.")
        @Min(1)
        @Max(RateLimitSpec.MOST)
        @Nullable Integer burst) {
  public static final int MOST = 100_000;
  public static final RateLimitSpec DEFAULT = new RateLimitSpec(null, null);
  private static final int USUAL_PER_SECOND = 200;
  private static final int LONGEST_BURST_SECONDS = 60;

  /// The most that may come at once: what a client who is forgotten after a minute has again then.
  int mostAtOnce() {
    return LONGEST_BURST_SECONDS
        * (requestsPerSecond == null ? USUAL_PER_SECOND : requestsPerSecond);
  }
}
