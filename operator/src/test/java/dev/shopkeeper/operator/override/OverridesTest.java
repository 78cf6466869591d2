package dev.shopkeeper.operator.override;

import static dev.shopkeeper.operator.shop.OverridableKind.DEPLOYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.render.Manifest;
import dev.shopkeeper.operator.render.Rendering;
import dev.shopkeeper.operator.shop.OverridableKind;
import dev.shopkeeper.operator.shop.OverridesSpec;
import dev.shopkeeper.operator.shop.PatchOperation;
import dev.shopkeeper.operator.shop.PatchVerb;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.ui.UiObjects;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Pin;
import dev.shopkeeper.operator.workload.Release;
import dev.shopkeeper.operator.workload.TemplateRevisions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {
  private static final Release RELEASE =
      Release.of(new Images("example.org/api", "example.org/ui", "e/db"));
  private static final Pin PIN = new Pin(TemplateRevisions.NEWEST, "example.org/ui", null);
  private static final String SELECTOR = "/spec/template/spec/nodeSelector";

  @ParameterizedTest
  @MethodSource("dev.shopkeeper.operator.override.OverrideAttempt#refused")
  void refuses(OverrideAttempt attempt) {
    assertThat(Rendering.check(shop(attempt.spec()), RELEASE))
        .isNotEmpty()
        .allSatisfy(violation ->
            assertThat(violation.field()).startsWith("spec.overrides." + attempt.tier() + "["))
        .anySatisfy(violation -> assertThat(violation.message()).contains(attempt.says()));
  }

  @ParameterizedTest
  @MethodSource("dev.shopkeeper.operator.override.OverrideAttempt#taken")
  void takes(OverrideAttempt attempt) {
    assertThat(Rendering.check(shop(attempt.spec()), RELEASE)).isEmpty();
    assertThat(rendered(ShopSpec.DEFAULT)).doesNotContain(attempt.says());
    assertThat(rendered(attempt.spec())).contains(attempt.says());
  }

  @Test
  void namesTheOperationThatBroughtTheReason() {
    var overrides =
        new Overrides(
            "spec.overrides.ui",
            List.of(
                add(SELECTOR, "{}"),
                add("/spec/template/spec/hostIPC", "true"),
                add("/spec/minReadySeconds", "3")));

    assertThat(overrides.on(UiObjects.of(shop(ShopSpec.DEFAULT), PIN)).violations())
        .extracting(Violation::field)
        .contains("spec.overrides.ui[1]")
        .doesNotContain("spec.overrides.ui[2]");
  }

  @Test
  void changeNothingWithoutACheck() {
    var overrides =
        new Overrides("spec.overrides.ui", List.of(add("/spec/template/spec/hostIPC", "true")));

    Overridden refused = overrides.on(UiObjects.of(shop(ShopSpec.DEFAULT), PIN));

    assertThatThrownBy(refused::objects)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("spec.template.spec.hostIPC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "{a", "a: 1\na: 2", "--- 1\n--- 2"})
  void refuseValuesThatAreNone(String value) {
    assertThat(refusals(value))
        .singleElement()
        .extracting(Violation::field)
        .isEqualTo("spec.overrides.api[0].value");
  }

  @Test
  void refuseValuesThatAreTooDeepOrTooLong() {
    assertThat(refusals("[".repeat(4000) + "]".repeat(4000))).isNotEmpty();
    assertThat(refusals("a".repeat(8193))).isNotEmpty();
  }

  @Test
  void refuseAValueToRemoveAndNoneToAdd() {
    assertThat(refusals(new PatchOperation(DEPLOYMENT, PatchVerb.REMOVE, SELECTOR, "1")))
        .isNotEmpty();
    assertThat(refusals(add(SELECTOR, null))).isNotEmpty();
    assertThat(refusals(add("spec", "1"))).isNotEmpty();
  }

  private static List<Violation> refusals(String value) {
    return refusals(add(SELECTOR, value));
  }

  private static List<Violation> refusals(PatchOperation operation) {
    var overrides = new OverridesSpec(null, List.of(operation), null);
    return Rendering.check(shop(Specs.overrides(overrides)), RELEASE);
  }

  @Test
  void leaveTheServiceOfMetricsAlone() {
    var operation =
        new PatchOperation(
            OverridableKind.SERVICE, PatchVerb.ADD, "/spec/internalTrafficPolicy", "Local");

    List<String> services =
        new Overrides("spec.overrides.ui", List.of(operation))
            .on(UiObjects.of(shop(ShopSpec.DEFAULT), PIN)).objects().stream()
                .map(Manifest::yaml)
                .filter(yaml -> yaml.contains("internalTrafficPolicy"))
                .toList();

    assertThat(services).singleElement().asString().contains("name: acme-ui\n");
  }

  private static PatchOperation add(String path, @Nullable String value) {
    return new PatchOperation(DEPLOYMENT, PatchVerb.ADD, path, value);
  }

  private static String rendered(ShopSpec spec) {
    var text = new StringBuilder();
    Rendering.of(shop(spec), RELEASE).forEach(object -> text.append(Manifest.yaml(object)));
    return text.toString();
  }

  private static Shop shop(ShopSpec spec) {
    var shop = new Shop();
    shop.getMetadata().setName("acme");
    shop.getMetadata().setNamespace("shops");
    shop.setSpec(spec);
    return shop;
  }
}
