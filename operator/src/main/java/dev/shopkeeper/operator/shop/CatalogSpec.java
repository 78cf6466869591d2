package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/// What the shop sells at first.
public record CatalogSpec(
    @JsonPropertyDescription(
            "Whether the sample catalogue is loaded. It is loaded once: products changed or deleted"
                + " later stay so.")
        @Default("false")
        boolean sample) {
  public static final CatalogSpec DEFAULT = new CatalogSpec(false);
}
