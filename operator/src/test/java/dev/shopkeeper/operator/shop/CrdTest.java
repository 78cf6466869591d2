package dev.shopkeeper.operator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrdTest {
  @Test
  void isCommittedAsItIsGenerated() throws IOException {
    String generated = Crd.generate();
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(Crd.FILE.toAbsolutePath().getParent());
      Files.writeString(Crd.FILE, generated);
    }
    assertThat(Crd.FILE).content().as("make golden rewrites it").isEqualTo(generated);
  }

  @Test
  void keysTheListsOfTheStatusSoThatTheyMerge() throws IOException {
    JsonNode status = Crd.schema(Crd.generate()).at("/properties/status/properties");
    assertThat(status.at("/conditions/x-kubernetes-list-map-keys/0").asText()).isEqualTo("type");
    assertThat(status.at("/data/x-kubernetes-list-map-keys/1").asText()).isEqualTo("name");
  }

  @Test
  void saysOfANewShopThatNothingIsKnown() throws IOException {
    JsonNode born = Crd.schema(Crd.generate()).at("/properties/status/default");
    assertThat(born.at("/observedGeneration").asInt(-1)).isZero();
    assertThat(born.at("/conditions/0/type").asText()).isEqualTo("Ready");
    assertThat(born.at("/conditions/0/status").asText()).isEqualTo("Unknown");
  }

  @Test
  void describesAndBoundsEveryField() throws IOException {
    var lacking = new ArrayList<String>();
    inspect("spec", Crd.schema(Crd.generate()).at("/properties/spec"), lacking);
    inspect("status", Crd.schema(Crd.generate()).at("/properties/status"), lacking);
    assertThat(lacking).isEmpty();
  }

  @Test
  void printsBoundsOfIntegersAsIntegers() throws IOException {
    assertThat(Crd.generate()).contains("minimum: 2\n").doesNotContain("minimum: 2.0");
  }

  private static void inspect(String path, JsonNode schema, List<String> lacking) {
    if (schema.path("description").asText().isBlank() && !path.endsWith("[]")) {
      lacking.add(path + " has no description");
    }
    switch (schema.path("type").asText()) {
      case "object" ->
          schema
              .path("properties")
              .properties()
              .forEach(field -> inspect(path + "." + field.getKey(), field.getValue(), lacking));
      case "array" -> {
        wants(schema, "maxItems", path, lacking);
        inspect(path + "[]", schema.get("items"), lacking);
      }
      case "string" -> {
        if (!schema.has("enum")) {
          wants(schema, "maxLength", path, lacking);
        }
      }
      case "integer" -> wants(schema, "minimum", path, lacking);
      case "boolean" -> {}
      default -> lacking.add(path + " is of a type nobody bounded: " + schema);
    }
  }

  private static void wants(JsonNode schema, String bound, String path, List<String> lacking) {
    if (!schema.has(bound)) {
      lacking.add(path + " has no " + bound);
    }
  }
}
