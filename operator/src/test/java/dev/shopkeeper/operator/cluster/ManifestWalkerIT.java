package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Walks through the fields of a Shop with hostile values. Each step is refused by the API server
/// with a message, or taken up without an exception and told in a condition; and each is undone by
/// applying the good manifest again. `make walk` walks further.
class ManifestWalkerIT {
  @RegisterExtension private static final ApiServer API = ApiServer.create();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = Long.getLong("walk.seed", 20260101);
  private static final int STEPS = Integer.getInteger("walk.steps", 300);

  /// What was set there stays: a volume neither shrinks nor changes its class.
  private static final String FOR_GOOD = "spec.database.storage";

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);
  private JsonNode good = JSON.createObjectNode();
  private Map<String, String> before = Map.of();
  private int refused;
  private int taken;

  @Test
  void refusesOrTakesUpEachStepAndReturns() throws IOException {
    good =
        new YAMLMapper().readTree(Path.of("..", "samples", "tailored.yaml").toFile()).get("spec");
    List<ManifestSteps.Step> steps =
        ManifestSteps.of(
            Crd.schema(Files.readString(Crd.FILE)).at("/properties/spec"), good, SEED, STEPS);
    long began = System.nanoTime();
    try (var exceptions = LoggedExceptions.listening()) {
      create("acme", good);
      operator.awaitsReady("acme");
      operator.settled();
      before = fingerprint();
      for (ManifestSteps.Step step : steps) {
        walk(step);
        assertThat(exceptions.all()).as(step.toString()).isEmpty();
      }
    }
    System.out.printf(
        "walked %d steps of seed %d in %d s: %d refused by the API server, %d taken up and undone%n",
        steps.size(),
        SEED,
        Duration.ofNanos(System.nanoTime() - began).toSeconds(),
        refused,
        taken);
    assertThat(steps).hasSizeGreaterThanOrEqualTo(Math.min(STEPS, 300));
    assertThat(refused).isPositive();
    assertThat(taken).isPositive();
  }

  private void walk(ManifestSteps.Step step) {
    try {
      if (step.field().startsWith(FOR_GOOD)) {
        String name = "walk-" + (refused + taken);
        create(name, step.spec());
        isTold(name, step);
        operator.delete(name);
      } else {
        set(step.spec());
        isTold("acme", step);
        set(good);
        operator.awaitsReady("acme");
        isAsBefore(step);
      }
      taken++;
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).as(step + ": " + e.getMessage()).isBetween(400, 422);
      assertThat(e.getStatus().getMessage()).as(step.toString()).contains("spec");
      refused++;
    }
  }

  private void isTold(String name, ManifestSteps.Step step) {
    Eventually.passes(
        RunningOperator.SOON,
        () -> {
          Shop shop = operator.get(name);
          assertThat(shop.statusOrEmpty().condition("Ready"))
              .as(step.toString())
              .hasValueSatisfying(ready -> {
                assertThat(ready.observedGeneration()).isEqualTo(shop.generation());
                assertThat(ready.message()).isNotBlank();
              });
        });
  }

  private void isAsBefore(ManifestSteps.Step step) {
    Eventually.passes(
        RunningOperator.SOON,
        () -> assertThat(fingerprint()).as("undone: " + step).isEqualTo(before));
  }

  private Map<String, String> fingerprint() {
    return Fingerprint.of(
        operator.objects().stream()
            .filter(object -> object.getMetadata().getName().startsWith("acme"))
            .toList());
  }

  private void create(String name, JsonNode spec) {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("apiVersion", "shopkeeper.dev/v1alpha1").put("kind", "Shop");
    manifest.putObject("metadata").put("name", name).put("namespace", operator.namespace());
    manifest.set("spec", spec);
    API.client().resource(JSON.convertValue(manifest, GenericKubernetesResource.class)).create();
  }

  private void set(JsonNode spec) {
    var patch = JSON.createArrayNode();
    patch.addObject().put("op", "replace").put("path", "/spec").set("value", spec);
    shop().patch(PatchContext.of(PatchType.JSON), patch.toString());
  }

  private Resource<GenericKubernetesResource> shop() {
    return API.client()
        .genericKubernetesResources("shopkeeper.dev/v1alpha1", "Shop")
        .inNamespace(operator.namespace())
        .withName("acme");
  }
}
