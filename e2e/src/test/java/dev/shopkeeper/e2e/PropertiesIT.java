package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// Correctness properties that are tried a hundred times elsewhere, here on a living shop.
@ExtendWith(OnStage.class)
class PropertiesIT {

  private static final int CASES = 10;
  private static final long SEED = 20_261_123;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Scene scene;
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

  PropertiesIT(Scene scene) {
    this.scene = scene;
    scene.shop().ready();
  }

  // Feature: aws-devops-three-tier, Property 3: For any frontend pod in the EKS Cluster, it SHALL
  // be able to reach the backend service using Kubernetes internal DNS service discovery.
  @TestFactory
  Stream<DynamicTest> everyStorefrontFindsItsApiByName() {
    List<String> names =
        List.of("acme-api", "acme-api.e2e", "acme-api.e2e.svc", "acme-api.e2e.svc.cluster.local");
    return IntStream.range(0, CASES)
        .mapToObj(_ -> {
          Container storefront = anyOf(scene.shop().pods("ui"), "ui");
          String name = names.get(random.nextInt(names.size()));
          return dynamicTest(
              storefront.pod() + " finds " + name,
              () ->
                  assertThat(storefront.reaches(Set.of(name + ":3000", "no-" + name + ":3000")))
                      .containsExactly(name + ":3000"));
        });
  }

  // Feature: aws-devops-three-tier, Property 15: For any component requiring database credentials,
  // it SHALL retrieve them from Kubernetes Secrets and NOT from environment variables or hardcoded
  // values.
  @TestFactory
  Stream<DynamicTest> noContainerHasASecretInItsEnvironment() {
    List<Secret> secrets =
        scene.client().secrets().inNamespace(scene.shop().namespace()).list().getItems();
    assertThat(secrets).hasSizeGreaterThanOrEqualTo(5);
    return scene.shop().pods().stream()
        .flatMap(pod ->
            Stream.concat(
                    pod.getSpec().getInitContainers().stream(),
                    pod.getSpec().getContainers().stream())
                .flatMap(container ->
                    secrets.stream()
                        .map(secret ->
                            dynamicTest(
                                "%s of %s, %s"
                                    .formatted(
                                        container.getName(),
                                        pod.getMetadata().getName(),
                                        secret.getMetadata().getName()),
                                () -> assertApart(container, secret)))));
  }

  private static void assertApart(
      io.fabric8.kubernetes.api.model.Container container, Secret secret) {
    assertThat(container.getEnvFrom()).noneMatch(source -> source.getSecretRef() != null);
    assertThat(container.getEnv())
        .noneMatch(variable ->
            variable.getValueFrom() != null && variable.getValueFrom().getSecretKeyRef() != null);
    assertThat(
            Stream.of(
                    container.getEnv().stream().map(EnvVar::getValue),
                    container.getArgs().stream(),
                    container.getCommand().stream())
                .flatMap(texts -> texts)
                .filter(Objects::nonNull))
        .doesNotContainAnyElementsOf(values(secret));
  }

  /// User names are known to everybody.
  private static List<String> values(Secret secret) {
    return secret.getData().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("username"))
        .map(entry ->
            new String(Base64.getDecoder().decode(entry.getValue()), StandardCharsets.UTF_8))
        .toList();
  }

  // Feature: aws-devops-three-tier, Property 19: For any deployment of the frontend or backend
  // service, it SHALL be configured with at least 2 replicas for high availability.
  @TestFactory
  Stream<DynamicTest> noTierEverHasFewerThanTwoPods() {
    Stream<DynamicTest> cases =
        IntStream.range(0, CASES)
            .mapToObj(_ -> {
              int least = random.nextInt(2, 4);
              String replicas =
                  "{\"min\": %d, \"max\": %d, \"targetCpuPercent\": %d}"
                      .formatted(least, random.nextInt(4, 7), random.nextInt(60, 100));
              return dynamicTest(replicas, () -> assertTwoAtLeast(replicas, least));
            });
    return Stream.concat(
        cases,
        Stream.of(
            dynamicTest(
                "as before",
                () -> {
                  scene.shop().change("{\"spec\": {\"ui\": null, \"api\": null}}");
                  scene.shop().ready();
                })));
  }

  private void assertTwoAtLeast(String replicas, int least) {
    scene
        .shop()
        .change(
            "{\"spec\": {\"ui\": {\"replicas\": %1$s}, \"api\": {\"replicas\": %1$s}}}"
                .formatted(replicas));
    for (String tier : List.of("ui", "api")) {
      Eventually.holds(
          tier + " has at least " + least,
          LIMIT,
          () -> {
            int live = deployment(tier).getSpec().getReplicas();
            assertThat(live).isGreaterThanOrEqualTo(2);
            return live >= least;
          });
    }
  }

  private Deployment deployment(String tier) {
    return scene
        .client()
        .apps()
        .deployments()
        .inNamespace(scene.shop().namespace())
        .withName("acme-" + tier)
        .require();
  }

  // Feature: aws-devops-three-tier, Property 2: For any deployment to the cluster, all pods SHALL
  // be in running and healthy state before the deployment is marked as successful.
  @TestFactory
  @Tag("long")
  Stream<DynamicTest> noDeploymentSucceedsBeforeEveryPodIsHealthy() {
    Stream<DynamicTest> deployments =
        IntStream.range(0, CASES)
            .mapToObj(number -> {
              String tier = random.nextBoolean() ? "ui" : "api";
              return dynamicTest(
                  "deployment %d, of the %s".formatted(number, tier),
                  () -> assertHealthyOnceReady(tier, number));
            });
    return Stream.concat(deployments, Stream.of(dynamicTest("as before", this::forgetDeployments)));
  }

  private void assertHealthyOnceReady(String tier, int number) {
    Set<String> before = templates(tier);

    scene
        .shop()
        .change(
            "{\"spec\": {\"%s\": {\"environment\": [{\"name\": \"DEPLOYMENT\", \"value\": \"%d\"}]}}}"
                .formatted(tier, number));
    scene.shop().ready();

    assertThat(Stream.of("database", "api", "ui").flatMap(it -> scene.shop().pods(it).stream()))
        .hasSizeGreaterThanOrEqualTo(5)
        .allMatch(PropertiesIT::isHealthy);
    assertThat(templates(tier)).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  private void forgetDeployments() {
    scene
        .shop()
        .change("{\"spec\": {\"ui\": {\"environment\": null}, \"api\": {\"environment\": null}}}");
    scene.shop().ready();
  }

  /// Of the pods of a tier: what their Deployment calls the template they are made by.
  private Set<String> templates(String tier) {
    return scene.shop().pods(tier).stream()
        .map(pod -> pod.getMetadata().getLabels().get("pod-template-hash"))
        .collect(Collectors.toSet());
  }

  private static boolean isHealthy(Pod pod) {
    return "Running".equals(pod.getStatus().getPhase())
        && pod.getStatus().getContainerStatuses().stream().allMatch(ContainerStatus::getReady);
  }

  // Feature: aws-devops-three-tier, Property 22: For any database pod restart, all data SHALL be
  // preserved through persistent volumes with no data loss.
  @TestFactory
  @Tag("long")
  Stream<DynamicTest> noRestartOfTheDatabaseLosesAnOrder() {
    List<Runnable> restarts =
        List.of(
            () -> scene.database().crash(),
            () -> deleteDatabase(Duration.ofSeconds(30)),
            () -> deleteDatabase(Duration.ZERO));
    return IntStream.range(0, CASES)
        .mapToObj(number -> {
          Runnable restart = restarts.get(random.nextInt(restarts.size()));
          return dynamicTest("restart " + number, () -> assertKept(restart));
        });
  }

  private void assertKept(Runnable restart) {
    scene.storefront().buy(1, "durable@example.com");
    String before = orders();

    restart.run();

    scene.shop().ready();
    assertThat(orders()).isEqualTo(before);
  }

  private String orders() {
    return scene
        .database()
        .value("SELECT count(*) || ' ' || md5(string_agg(o::text, '' ORDER BY id)) FROM orders o");
  }

  private void deleteDatabase(Duration grace) {
    String before = scene.database().podUid();
    scene
        .client()
        .pods()
        .inNamespace(scene.shop().namespace())
        .withName(scene.database().pod())
        .withGracePeriod(grace.toSeconds())
        .delete();
    Eventually.holds(
        "another database pod",
        Duration.ofMinutes(1),
        () -> {
          String now = scene.database().podUid();
          return !now.isEmpty() && !now.equals(before);
        });
  }

  private Container anyOf(List<Pod> pods, String container) {
    Pod pod = pods.get(random.nextInt(pods.size()));
    return new Container(
        scene.client(), scene.shop().namespace(), pod.getMetadata().getName(), container);
  }
}
