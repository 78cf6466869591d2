package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/// One observation about the Shop, in the shape Kubernetes gives conditions.
public record Condition(
    @JsonPropertyDescription("What is observed, such as Ready.") @Required @Size(min = 1, max = 64)
        String type,
    @JsonPropertyDescription("True, False or Unknown.")
        @Required
        @Pattern("^(True|False|Unknown)$")
        @Size(max = 7)
        String status,
    @JsonPropertyDescription("Why, in one word for programs.") @Required @Size(min = 1, max = 64)
        String reason,
    @JsonPropertyDescription("Why, in a sentence for people, with the remedy where there is one.")
        @Required
        @Size(max = Condition.LONGEST_MESSAGE)
        String message,
    @JsonPropertyDescription("When the status last changed.")
        @Required
        @Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
        @Size(max = 20)
        String lastTransitionTime,
    @JsonPropertyDescription("The generation of the spec that was observed.") @Required @Min(0)
        long observedGeneration) {
  public static final int LONGEST_MESSAGE = 4096;

  public Condition {
    message = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }
}
