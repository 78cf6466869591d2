package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/// The custom resource definition as it is committed: what the generator makes of the records, with
/// the few things put right that it cannot express.
public final class Crd {
  public static final Path FILE = Path.of("..", "crds", "shops.shopkeeper.dev-v1.yml");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private Crd() {}

  public static String generate() throws IOException {
    return "# Generated from the records in operator/…/shop. Do not edit: make golden.\n"
        + YAML.writeValueAsString(correct(YAML.readTree(raw())));
  }

  /// The schema of the Shop in a definition's text.
  public static JsonNode schema(String crd) throws IOException {
    return YAML.readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema");
  }

  static JsonNode correct(JsonNode crd) {
    var status = (ObjectNode) crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/status");
    keyed(status, "conditions", List.of("type"));
    keyed(status, "data", List.of("kind", "name"));
    status.put("description", "What was last observed; written by the operator alone.");
    unknownByDefault(status);
    var spec = crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties");
    for (String tier : List.of("api", "ui")) {
      keyed((ObjectNode) spec.get(tier), "environment", List.of("name"));
    }
    integers(crd);
    columns((ObjectNode) crd.at("/spec/versions/0"));
    specByDefault((ObjectNode) crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec"));
    return crd;
  }

  /// Without a key server-side apply treats the list as one value.
  private static void keyed(ObjectNode parent, String list, List<String> keys) {
    var schema = (ObjectNode) parent.get("properties").get(list);
    schema.put("x-kubernetes-list-type", "map");
    var names = schema.putArray("x-kubernetes-list-map-keys");
    keys.forEach(names::add);
  }

  /// The generator prints bounds of integers as 2.0.
  private static void integers(JsonNode node) {
    for (String bound : List.of("minimum", "maximum")) {
      if (node instanceof ObjectNode object && object.path(bound).isFloatingPointNumber()) {
        object.set(bound, IntNode.valueOf(object.get(bound).intValue()));
      }
    }
    node.forEach(Crd::integers);
  }

  /// The generator sorts the columns by name; people read them in the order of the class.
  private static void columns(ObjectNode version) {
    var byName = new HashMap<String, JsonNode>();
    version.get("additionalPrinterColumns").forEach(c -> byName.put(c.get("name").asText(), c));
    var ordered = version.putArray("additionalPrinterColumns");
    for (var column : Shop.class.getAnnotationsByType(AdditionalPrinterColumn.class)) {
      ordered.add(byName.get(column.name()));
    }
  }

  /// A Shop without a spec is the Shop of all defaults.
  private static void specByDefault(ObjectNode spec) {
    spec.put("description", "The shop that is wanted; {} is a valid one.");
    spec.putObject("default");
  }

  /// A Shop that no operator has looked at: neither ready nor not, and of no generation, so that
  /// nobody takes silence for success.
  private static void unknownByDefault(ObjectNode status) {
    var born = status.putObject("default");
    born.put("observedGeneration", 0);
    born.putArray("conditions")
        .addObject()
        .put("type", ConditionType.READY.toString())
        .put("status", ConditionStatus.UNKNOWN.toString())
        .put("reason", Reason.NOT_RECONCILED.toString())
        .put("message", "No operator has looked at this Shop yet.")
        .put("lastTransitionTime", "1970-01-01T00:00:00Z")
        .put("observedGeneration", 0);
  }

  private static File raw() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "crd"));
    new CRDGenerator()
        .customResourceClasses(Shop.class)
        .forCRDVersions("v1")
        .inOutputDir(folder.toFile())
        .generate();
    return folder.resolve(FILE.getFileName()).toFile();
  }
}
