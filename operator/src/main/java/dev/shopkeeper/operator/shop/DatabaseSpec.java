package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// The database: one PostgreSQL server on one volume.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = Resources.MEMORY_GIVEN + "quantity('128Mi')) >= 0",
    fieldPath = ".resources",
    message = "limits.memory of the database must be at least 128Mi: PostgreSQL fails in less")
public record DatabaseSpec(
    @JsonPropertyDescription("Image of the database; default: the operator's own release.")
        @Pattern(Formats.IMAGE)
        @Size(min = 1, max = 255)
        @Nullable String image,
    @JsonPropertyDescription("Compute resources of the database pod.")
        @Default("requests: {cpu: 100m, memory: 256Mi}\nlimits: {cpu: '1', memory: 512Mi}")
        Resources resources,
    @JsonPropertyDescription("The volume that holds every product and order.") @Default("{}")
        StorageSpec storage) {
  public static final Resources RESOURCES = Resources.of("100m", "256Mi", "1", "512Mi");
  public static final String MINIMUM_MEMORY = "128Mi";
  public static final DatabaseSpec DEFAULT = new DatabaseSpec(null, null, null);

  public DatabaseSpec(
      @Nullable String image, @Nullable Resources resources, @Nullable StorageSpec storage) {
    this.image = image;
    this.resources = resources == null ? RESOURCES : resources.filledFrom(RESOURCES);
    this.storage = storage == null ? StorageSpec.DEFAULT : storage;
  }
}
