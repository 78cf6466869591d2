package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JSON patch for each tier: the one way to what no field of the spec says.
public record OverridesSpec(
    @JsonPropertyDescription("Operations on the objects of the database, in order.")
        @Size(max = OverridesSpec.MOST_OPERATIONS)
        List<PatchOperation> database,
    @JsonPropertyDescription("Operations on the objects of the api, in order.")
        @Size(max = OverridesSpec.MOST_OPERATIONS)
        List<PatchOperation> api,
    @JsonPropertyDescription("Operations on the objects of the ui, in order.")
        @Size(max = OverridesSpec.MOST_OPERATIONS)
        List<PatchOperation> ui) {
  public static final int MOST_OPERATIONS = 32;
  public static final OverridesSpec DEFAULT = new OverridesSpec(null, null, null);

  public OverridesSpec(
      @Nullable List<PatchOperation> database,
      @Nullable List<PatchOperation> api,
      @Nullable List<PatchOperation> ui) {
    this.database = database == null ? List.of() : List.copyOf(database);
    this.api = api == null ? List.of() : List.copyOf(api);
    this.ui = ui == null ? List.of() : List.copyOf(ui);
  }
}
