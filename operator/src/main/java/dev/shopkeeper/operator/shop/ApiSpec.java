package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// The API: products, carts and orders over HTTP.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = Resources.MEMORY_GIVEN + "quantity('256Mi')) >= 0",
    fieldPath = ".resources",
    message = "limits.memory of the api must be at least 256Mi: the JVM does not start in less")
public record ApiSpec(
    @JsonPropertyDescription(
            "Image of the API, which also migrates the schema; default: the operator's own"
                + " release.")
        @Pattern(Formats.IMAGE)
        @Size(min = 1, max = 255)
        @Nullable String image,
    @JsonPropertyDescription("Between how many and how many API pods run.") @Default("{}")
        Replicas replicas,
    @JsonPropertyDescription("Compute resources of each API pod.")
        @Default("requests: {cpu: 100m, memory: 256Mi}\nlimits: {cpu: '1', memory: 512Mi}")
        Resources resources) {
  public static final Resources RESOURCES = Resources.of("100m", "256Mi", "1", "512Mi");
  public static final String MINIMUM_MEMORY = "256Mi";
  public static final ApiSpec DEFAULT = new ApiSpec(null, null, null);

  public ApiSpec(
      @Nullable String image, @Nullable Replicas replicas, @Nullable Resources resources) {
    this.image = image;
    this.replicas = replicas == null ? Replicas.DEFAULT : replicas;
    this.resources = resources == null ? RESOURCES : resources.filledFrom(RESOURCES);
  }
}
