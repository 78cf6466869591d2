package dev.shopkeeper.operator.override;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.shopkeeper.operator.shop.OverridesSpec;
import dev.shopkeeper.operator.shop.PatchOperation;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.Specs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Something that somebody tries by overrides, and what is said of it: the reason against it, or
/// what the object then has.
public record OverrideAttempt(
    String attempt, String tier, List<PatchOperation> operations, String says) {
  private static final Path FOLDER = Path.of("src", "test", "resources", "overrides");

  private static final YAMLMapper YAML = new YAMLMapper();

  public static Stream<OverrideAttempt> refused() {
    return read("refused.yaml");
  }

  public static Stream<OverrideAttempt> taken() {
    return read("taken.yaml");
  }

  public ShopSpec spec() {
    return switch (tier) {
      case "database" -> spec(new OverridesSpec(operations, null, null));
      case "api" -> spec(new OverridesSpec(null, operations, null));
      case "ui" -> spec(new OverridesSpec(null, null, operations));
      default -> throw new IllegalArgumentException("no tier of a Shop: " + tier);
    };
  }

  private static ShopSpec spec(OverridesSpec overrides) {
    return Specs.overrides(overrides);
  }

  private static Stream<OverrideAttempt> read(String file) {
    try {
      JsonNode attempts = YAML.readTree(FOLDER.resolve(file).toFile());
      attempts.forEach(attempt ->
          attempt.get("operations").forEach(operation -> asText((ObjectNode) operation)));
      return Stream.of(YAML.treeToValue(attempts, OverrideAttempt[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Values are text in a Shop; here they are written as what they mean.
  private static void asText(ObjectNode operation) {
    if (operation.has("value")) {
      operation.put("value", operation.get("value").toString());
    }
  }

  @Override
  public String toString() {
    return tier + ": " + attempt;
  }
}
