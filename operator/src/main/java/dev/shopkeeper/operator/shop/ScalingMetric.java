package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/// A metric that pods report of themselves, and how much of it each should bear.
public record ScalingMetric(
    @JsonPropertyDescription("Name of the metric, as the metrics adapter serves it.")
        @Required
        @Pattern(Formats.METRIC)
        @Size(min = 1, max = 63)
        String name,
    @JsonPropertyDescription(
            "The average over the pods that pods are added or removed to keep, such as 100 or"
                + " 500m.")
        @Required
        @Pattern(Formats.METRIC_TARGET)
        @Size(min = 1, max = 8)
        String target) {}
