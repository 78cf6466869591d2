package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/// A revision that did not become healthy in time.
public record FailedRevision(
    @JsonPropertyDescription("Name of the revision.") @Required @Size(min = 1, max = 63)
        String revision,
    @JsonPropertyDescription("The last generation of the spec that asked for it.") @Required @Min(0)
        long generation,
    @JsonPropertyDescription("What was seen of it.") @Required @Size(max = 1024) String message) {
  private static final int LONGEST_MESSAGE = 1024;

  public FailedRevision {
    message = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }

  /// The same, asked for by another generation.
  public FailedRevision askedForBy(long asking) {
    return new FailedRevision(revision, asking, message);
  }
}
