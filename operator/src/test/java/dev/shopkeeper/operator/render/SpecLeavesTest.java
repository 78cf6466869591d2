package dev.shopkeeper.operator.render;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopkeeper.operator.durable.DataDeletion;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.plan.Action;
import dev.shopkeeper.operator.plan.DesiredShop;
import dev.shopkeeper.operator.plan.Planner;
import dev.shopkeeper.operator.plan.Tiers;
import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The CRD holds only fields that work: each leaf of its spec, changed alone, changes what is
/// rendered of a new Shop, what is done with one that an operator of before has made, or what
/// becomes of the data in the end.
class SpecLeavesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Release RELEASE =
      Release.of(
          new Images("example.org/shop-api:1", "example.org/shop-ui:1", "example.org/shop-db:1"));

  /// Another valid value for each leaf that the schema alone does not suggest one for.
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          entry("image", "example.org/other:2"),
          entry("cpu", "110m"),
          entry("memory", "300Mi"),
          entry("size", "30Gi"),
          entry("className", "fast"),
          entry("volumeName", "pv-1"),
          entry("currency", "USD"),
          entry("locales", "de"),
          entry("mode", "Enabled"),
          entry("interval", "1m"),
          entry("scrapeFrom", "elsewhere"),
          entry("host", "other.example.com"),
          entry("ingressClassName", "other"),
          entry("secretName", "other-tls"),
          entry("/spec/edge/tls/issuer/name", "other"),
          entry("certificateArn", "arn:aws:acm:eu-central-1:123456789012:certificate/1"),
          entry("name", "requests_in_flight"),
          entry("target", "250"),
          entry("progressDeadline", "10m"),
          entry("templateRevision", "1"),
          entry("days", "Wed"),
          entry("start", "03:00"),
          entry("duration", "2h"),
          entry("timeZone", "Europe/Berlin"),
          entry("environment", "{\"name\": \"TRUSTED_PROXIES\", \"value\": \"10.0.0.0/8\"}"),
          entry("corsOrigins", "https://partner.example"),
          entry("issuer", "https://other.example:8443"),
          entry("audience", "other"),
          entry("adminClaim", "groups"),
          entry("database", patch("StatefulSet")),
          entry("api", patch("Deployment")),
          entry("ui", patch("Deployment")));

  /// Between the ends of a window of one hour and of one of two, both from two o'clock.
  private static final Instant NOW = Instant.parse("2026-01-05T03:30:00Z");

  /// Leaves that count only beside others: what the spec holds when they are changed.
  private static final Map<String, String> BESIDES =
      Map.ofEntries(
          entry(
              "/spec/rollout/maintenanceWindow",
              "{\"rollout\": {\"maintenanceWindow\": {\"start\": \"02:00\"}}}"),
          entry("/spec/monitoring/interval", "{\"monitoring\": {\"mode\": \"Enabled\"}}"),
          entry("/spec/edge/host", "{\"edge\": {\"host\": \"a.test\"}}"),
          entry("/spec/edge/ingressClassName", "{\"edge\": {\"host\": \"a.test\"}}"),
          entry("/spec/edge/tls/secretName", "{\"edge\": {\"host\": \"a.test\"}}"),
          entry(
              "/spec/edge/tls/issuer",
              "{\"edge\": {\"host\": \"a.test\", \"tls\": {\"issuer\": {\"name\": \"a\"}}}}"),
          entry(
              "/spec/edge/tls/certificateArn",
              "{\"edge\": {\"host\": \"a.test\", \"ingressClassName\": \"alb\"}}"),
          entry(
              "/spec/api/auth/oidc",
              "{\"api\": {\"auth\": {\"oidc\": {\"issuer\": \"https://a.example\", \"audience\": \"a\"}}}}"),
          entry(
              "/spec/api/rateLimit/burst",
              "{\"api\": {\"rateLimit\": {\"requestsPerSecond\": 100000}}}"),
          entry(
              "/spec/api/replicas/metric",
              "{\"api\": {\"replicas\": {\"metric\": {\"name\": \"a\", \"target\": \"1\"}}}}"),
          entry(
              "/spec/ui/replicas/metric",
              "{\"ui\": {\"replicas\": {\"metric\": {\"name\": \"a\", \"target\": \"1\"}}}}"));

  static Stream<String> leaves() throws IOException {
    var leaves = new ArrayList<String>();
    JsonNode spec = Crd.schema(Files.readString(Crd.FILE)).at("/properties/spec");
    collect("/spec", spec, leaves);
    assertThat(leaves).hasSizeGreaterThan(15);
    return leaves.stream();
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void changesWhatIsRendered(String leaf) throws IOException {
    JsonNode schema = schemaOf(leaf);

    Shop changed = shop(leaf, other(leaf, schema));

    assertThat(Rendering.check(changed, RELEASE)).isEmpty();
    Shop unchanged = JSON.treeToValue(tree(leaf), Shop.class);
    assertThat(List.of(rendered(changed), decided(changed)))
        .isNotEqualTo(List.of(rendered(unchanged), decided(unchanged)));
  }

  private static void collect(String path, JsonNode schema, List<String> leaves) {
    if (schema.path("type").asText().equals("object")) {
      schema
          .get("properties")
          .properties()
          .forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), leaves));
    } else if (schema.path("enum").size() != 1) {
      leaves.add(path);
    }
  }

  private static JsonNode schemaOf(String leaf) throws IOException {
    return Crd.schema(Files.readString(Crd.FILE)).at(leaf.replaceAll("/", "/properties/"));
  }

  private static JsonNode other(String leaf, JsonNode schema) throws IOException {
    String name = leaf.substring(leaf.lastIndexOf('/') + 1);
    return switch (schema.get("type").asText()) {
      case "boolean" -> JsonNodeFactory.instance.booleanNode(!schema.get("default").asBoolean());
      case "array" -> JsonNodeFactory.instance.arrayNode().add(item(schema, leaf, name));
      case "integer" ->
          JsonNodeFactory.instance.numberNode(
              OTHERS.containsKey(name)
                  ? Integer.parseInt(given(leaf, name))
                  : schema.get("maximum").asInt());
      default ->
          schema.has("enum") && !OTHERS.containsKey(name)
              ? another(schema)
              : JsonNodeFactory.instance.textNode(given(leaf, name));
    };
  }

  private static JsonNode item(JsonNode list, String leaf, String name) throws IOException {
    String given = given(leaf, name);
    return list.at("/items/type").asText().equals("object")
        ? JSON.readTree(given)
        : JsonNodeFactory.instance.textNode(given);
  }

  private static String patch(String kind) {
    return "{\"kind\": \"%s\", \"op\": \"add\", \"path\": \"/spec/minReadySeconds\", \"value\": \"9\"}"
        .formatted(kind);
  }

  private static String given(String leaf, String name) {
    return Objects.requireNonNull(
        OTHERS.getOrDefault(leaf, OTHERS.get(name)), "give " + leaf + " a value");
  }

  private static JsonNode another(JsonNode schema) {
    return schema.get("enum").get(0).equals(schema.get("default"))
        ? schema.get("enum").get(1)
        : schema.get("enum").get(0);
  }

  private static Shop shop(String leaf, JsonNode value) throws IOException {
    ObjectNode tree = tree(leaf);
    ObjectNode parent = tree;
    String[] steps = leaf.substring(1).split("/", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      parent = parent.withObjectProperty(steps[i]);
    }
    parent.set(steps[steps.length - 1], value);
    return JSON.treeToValue(tree, Shop.class);
  }

  private static ObjectNode tree(String leaf) throws IOException {
    var tree =
        (ObjectNode)
            JSON.readTree(
                """
                {"apiVersion": "shopkeeper.dev/v1alpha1", "kind": "Shop",
                 "metadata": {"name": "acme", "namespace": "shops", "uid": "u1",
                  "annotations": {"shopkeeper.dev/confirm-deletion": "u1"}}}
                """);
    String spec =
        BESIDES.entrySet().stream()
            .filter(entry -> leaf.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("{}");
    return tree.set("spec", JSON.readTree(spec));
  }

  /// But for Secrets, which differ by chance.
  private static List<String> decided(Shop shop) throws IOException {
    Shop before = JSON.treeToValue(tree(""), Shop.class);
    var seen = Observed.of(Rendering.of(before, new Release(RELEASE.images(), 1)));
    var desired = DesiredShop.of(new Tiers(shop), RELEASE, seen, NOW, new SecureRandom());
    return Stream.concat(
            Stream.of(desired.advance().toString()),
            Planner.plan(shop, desired, seen).actions().stream()
                .map(Action::object)
                .filter(object -> !(object instanceof Secret))
                .map(Manifest::yaml))
        .toList();
  }

  private static List<String> rendered(Shop shop) {
    return Stream.concat(
            Rendering.of(shop, RELEASE).stream().map(Manifest::yaml),
            Stream.of("data goes with the Shop: " + DataDeletion.isConfirmed(shop)))
        .toList();
  }
}
