package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.shop.ApiSpec;
import dev.shopkeeper.operator.shop.AuthSpec;
import dev.shopkeeper.operator.shop.EdgeSpec;
import dev.shopkeeper.operator.shop.EnvironmentVariable;
import dev.shopkeeper.operator.shop.OidcSpec;
import dev.shopkeeper.operator.shop.OverridableKind;
import dev.shopkeeper.operator.shop.OverridesSpec;
import dev.shopkeeper.operator.shop.PatchOperation;
import dev.shopkeeper.operator.shop.PatchVerb;
import dev.shopkeeper.operator.shop.RateLimitSpec;
import dev.shopkeeper.operator.shop.RolloutSpec;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.UiSpec;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A Shop that tells its processes something, or overrides its objects.
class TailoredShopTest {
  private static final String BROKEN =
      """
      name: log
      image: example.org/broken:1
      resources: {limits: {memory: 64Mi}}
      securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
      """;

  private final World world = new World();

  @Test
  void tellsTheApiNothingThatTheShopLeavesOpen() {
    world.with(ShopSpec.DEFAULT).settle();

    assertThat(configuration("acme-api"))
        .containsOnlyKeys("DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME");
  }

  @Test
  void tellsTheApiWhatTheShopSays() {
    world
        .with(
            api(
                new ApiSpec(
                    null,
                    null,
                    null,
                    List.of(new EnvironmentVariable("TRUSTED_PROXIES", "10.0.0.0/8")),
                    List.of("https://a.example", "https://b.example"),
                    new RateLimitSpec(5, 20),
                    new AuthSpec(new OidcSpec("https://login.example.org", "shop", "groups")),
                    true)))
        .settle();

    assertThat(configuration("acme-api"))
        .containsAllEntriesOf(
            Map.of(
                "TRUSTED_PROXIES", "10.0.0.0/8",
                "CORS_ORIGINS", "https://a.example,https://b.example",
                "RATE_LIMIT_CLIENT_PER_SECOND", "5",
                "RATE_LIMIT_CLIENT_BURST", "20",
                "OIDC_ISSUER", "https://login.example.org",
                "OIDC_AUDIENCE", "shop",
                "OIDC_ADMIN_CLAIM", "groups",
                "REQUIRE_IDEMPOTENCY_KEY", "true"));
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void rollsTheTierWhoseEnvironmentChangedAndNoOther() {
    world.with(ShopSpec.DEFAULT).settle();
    String api = rolledBy("acme-api");
    String ui = rolledBy("acme-ui");
    long migrations = migrations();

    world.with(variable("FEATURE_1", "on")).settle();

    assertThat(rolledBy("acme-api")).isNotEqualTo(api);
    assertThat(rolledBy("acme-ui")).isEqualTo(ui);
    assertThat(migrations()).isEqualTo(migrations);
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void believesTheProxiesThatTheShopNamesBeforeThoseOfTheEdge() {
    var proxies = List.of(new EnvironmentVariable("TRUSTED_PROXIES", "192.0.2.0/24"));
    var ui = new UiSpec(null, null, null, proxies, null, null, null);

    world.with(Specs.of(ui, new EdgeSpec("a.test", null, null))).settle();

    assertThat(configuration("acme-ui")).containsEntry("TRUSTED_PROXIES", "192.0.2.0/24");
  }

  @Test
  void takesOverridesBackWithTheRevisionThatBroke() {
    world.with(ShopSpec.DEFAULT).settle();
    world.kubelet.breaks("example.org/broken:1");

    world
        .with(overrides(operation(PatchVerb.ADD, "/spec/template/spec/containers/-", BROKEN)))
        .settle();
    assertThat(containers("acme-api")).contains("log");
    world.passes(RolloutSpec.DEFAULT.deadline());
    world.settle();

    assertThat(world.condition("Degraded").reason()).isEqualTo("RolledBack");
    assertThat(containers("acme-api")).doesNotContain("log");
  }

  @Test
  void touchesNothingForAnOverrideThatIsRefused() {
    world.with(ShopSpec.DEFAULT).settle();
    int before = world.cluster.changes().size();

    world
        .with(overrides(operation(PatchVerb.ADD, "/spec/template/spec/hostNetwork", "true")))
        .settle();

    assertThat(world.condition("Ready").reason()).isEqualTo("InvalidSpec");
    assertThat(world.condition("Ready").message())
        .startsWith("spec.overrides.api[0]: must not change spec.template.spec.hostNetwork");
    assertThat(world.cluster.changes().subList(before, world.cluster.changes().size()))
        .containsExactly("status Shop acme");
    world.with(ShopSpec.DEFAULT).settle();
    assertThat(world.isReady()).isTrue();
  }

  @Test
  void checksOverridesAgainstTheImageThatServesStill() {
    var image = "/spec/template/spec/containers/0/image";
    world.with(overrides(operation(PatchVerb.TEST, image, "example.org/api:1"))).settle();
    assertThat(world.isReady()).isTrue();

    world
        .with(
            Specs.api(TierSpecs.api("example.org/api:2", null, null))
                .overridden(
                    overrides(operation(PatchVerb.TEST, image, "example.org/api:2")).overrides()))
        .settle();

    assertThat(world.condition("Ready").message())
        .startsWith("spec.overrides.api[0]: does not apply to the Deployment acme-api");
  }

  @Test
  void leavesTheNumberOfPodsToTheirAutoscalerWhateverIsOverridden() {
    world
        .with(
            overrides(
                operation(PatchVerb.ADD, "/spec/template/spec/nodeSelector", "{disktype: ssd}")))
        .settle();
    world.cluster.scale("acme-api", 4);
    world.settle();

    assertThat(deployment("acme-api").getSpec().getReplicas()).isEqualTo(4);
    assertThat(deployment("acme-api").getSpec().getTemplate().getSpec().getNodeSelector())
        .containsEntry("disktype", "ssd");
  }

  private Map<String, String> configuration(String name) {
    return world.cluster.find(ConfigMap.class, name).orElseThrow().getData();
  }

  private Deployment deployment(String name) {
    return world.cluster.find(Deployment.class, name).orElseThrow();
  }

  private List<String> containers(String deployment) {
    return deployment(deployment).getSpec().getTemplate().getSpec().getContainers().stream()
        .map(Container::getName)
        .toList();
  }

  private String rolledBy(String deployment) {
    return Objects.requireNonNull(
        deployment(deployment)
            .getSpec()
            .getTemplate()
            .getMetadata()
            .getAnnotations()
            .get(Annotations.CONFIGURATION));
  }

  private long migrations() {
    return world.cluster.all().stream().filter(Job.class::isInstance).count();
  }

  private static ShopSpec variable(String name, String value) {
    return api(
        new ApiSpec(
            null,
            null,
            null,
            List.of(new EnvironmentVariable(name, value)),
            null,
            null,
            null,
            false));
  }

  private static ShopSpec api(ApiSpec api) {
    return Specs.api(api);
  }

  private static ShopSpec overrides(PatchOperation operation) {
    return Specs.overrides(new OverridesSpec(null, List.of(operation), null));
  }

  private static PatchOperation operation(PatchVerb verb, String path, String value) {
    return new PatchOperation(OverridableKind.DEPLOYMENT, verb, path, value);
  }
}
