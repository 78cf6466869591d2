package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// One operation of a JSON patch (RFC 6902) on an object of a tier.
///
/// Its value is text: an untyped one could be nested deeper than clients read, and a single Shop
/// that cannot be read ends the watch of all.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "(self.op == 'remove') != has(self.value)",
    fieldPath = ".value",
    message = "value must be given to add, replace and test, and not to remove")
public record PatchOperation(
    @JsonPropertyDescription(
            "Which object of the tier: Deployment (api, ui), StatefulSet (database), Service, or"
                + " HorizontalPodAutoscaler (api, ui).")
        @Required
        OverridableKind kind,
    @JsonPropertyDescription(
            "add and replace set what is at the path, remove takes it away, test refuses the"
                + " overrides unless it equals the value.")
        @Required
        PatchVerb op,
    @JsonPropertyDescription(
            "Where in the object, a JSON pointer (RFC 6901) such as"
                + " /spec/template/spec/nodeSelector.")
        @Required
        @Pattern(PatchOperation.POINTER)
        @Size(min = 2, max = PatchOperation.LONGEST_PATH)
        String path,
    @JsonPropertyDescription(
            "What is added, put in its place or compared with, as YAML text: '{disktype: ssd}',"
                + " '300', or a block of lines.")
        @Size(min = 1, max = PatchOperation.LONGEST_VALUE)
        @Nullable String value) {
  public static final int LONGEST_PATH = 256;
  public static final int LONGEST_VALUE = 8192;
  static final String POINTER = "^(/([^/~]|~[01])*)+$";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /// The value read; missing where there is none.
  ///
  /// @throws IllegalArgumentException saying why it is no YAML
  public JsonNode content() {
    try {
      return value == null ? MissingNode.getInstance() : YAML.readTree(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
