package dev.shopkeeper.operator.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.stream.Collectors;

/// Manifests as text: Shops are read strictly, objects are written with sorted keys.
public final class Manifest {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private Manifest() {}

  /// Reads one Shop; what cannot be read is named by its field in the exception's message.
  public static Shop shop(String yaml) {
    try {
      JsonNode tree = YAML.readTree(yaml);
      String wanted = HasMetadata.getApiVersion(Shop.class);
      if (!tree.path("kind").asText().equals("Shop")
          || !tree.path("apiVersion").asText().equals(wanted)) {
        throw new IllegalArgumentException(
            "kind: must be a Shop of apiVersion " + wanted + "; nothing else can be rendered");
      }
      return YAML.treeToValue(tree, Shop.class);
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException(
          path(e) + ": no such field; there are " + e.getKnownPropertyIds(), e);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(path(e) + ": " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "line %d: not YAML: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
  }

  public static String yaml(HasMetadata object) {
    try {
      return YAML.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write " + object.getMetadata().getName(), e);
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
