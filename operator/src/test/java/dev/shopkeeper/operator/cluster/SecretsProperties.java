package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopkeeper.operator.shop.ShopSpec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Where credentials are, and where they are not.
class SecretsProperties {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What a Secret holds that everybody may know.
  private static final Set<String> PUBLIC = Set.of("username", "tls.crt", "ca.crt");

  /// Pods by their container, and the Secrets that they log in by.
  private static final Map<String, List<String>> CREDENTIALS =
      Map.of(
          "postgres", List.of("acme-database-owner", "acme-database-login"),
          "migrate", List.of("acme-database-owner"),
          "api", List.of("acme-database-login"));

  // Feature: aws-devops-three-tier, Property 15: For any component requiring database credentials,
  // it SHALL retrieve them from Kubernetes Secrets and NOT from environment variables or hardcoded
  // values.
  @Property(tries = 100)
  @Label(
      "Feature: aws-devops-three-tier, Property 15: For any component requiring database"
          + " credentials, it SHALL retrieve them from Kubernetes Secrets and NOT from environment"
          + " variables or hardcoded values.")
  void areInSecretsAndNowhereElse(@ForAll("specs") ShopSpec spec) {
    var world = new World().with(spec);
    world.cluster.learn();
    world.settle();

    Set<String> canaries = canaries(world);
    assertThat(canaries).hasSizeGreaterThan(8);
    everythingElse(world)
        .forEach(text -> assertThat(canaries).as("nowhere in " + text).noneMatch(text::contains));
    Map<String, PodSpec> pods = pods(world);
    assertThat(pods.keySet()).containsAll(CREDENTIALS.keySet());
    pods.values().forEach(pod -> containers(pod).forEach(SecretsProperties::isFedByFilesAlone));
    CREDENTIALS.forEach((container, secrets) ->
        assertThat(mounted(Objects.requireNonNull(pods.get(container)), container))
            .containsAll(secrets));
  }

  @Provide
  Arbitrary<ShopSpec> specs() {
    return AnyShop.specs();
  }

  /// The generated values, plain and encoded; of a key each of its lines.
  private static Set<String> canaries(World world) {
    return secrets(world)
        .flatMap(secret -> secret.getData().entrySet().stream())
        .filter(entry -> !PUBLIC.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .flatMap(encoded ->
            Stream.concat(
                Stream.of(encoded),
                new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).lines()))
        .filter(line -> line.length() >= 20 && !line.startsWith("-----"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Secret> secrets(World world) {
    return world.cluster.all().stream().filter(Secret.class::isInstance).map(Secret.class::cast);
  }

  /// All other objects, what Secrets say beside their data, the Shop with its status, and what was
  /// told of it.
  private static Stream<String> everythingElse(World world) {
    return Stream.of(
            world.cluster.all().stream().filter(object -> !(object instanceof Secret)),
            secrets(world).map(HasMetadata::getMetadata),
            Stream.of(world.cluster.shop()),
            world.cluster.announcements().stream())
        .flatMap(objects -> objects)
        .map(object -> JSON.<JsonNode>valueToTree(object).toString());
  }

  private static Map<String, PodSpec> pods(World world) {
    return world.cluster.all().stream()
        .flatMap(object ->
            switch (object) {
              case Deployment it -> Stream.of(it.getSpec().getTemplate().getSpec());
              case StatefulSet it -> Stream.of(it.getSpec().getTemplate().getSpec());
              case Job it -> Stream.of(it.getSpec().getTemplate().getSpec());
              default -> Stream.<PodSpec>empty();
            })
        .collect(Collectors.toMap(pod -> pod.getContainers().getFirst().getName(), pod -> pod));
  }

  private static Stream<Container> containers(PodSpec pod) {
    return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
  }

  private static void isFedByFilesAlone(Container container) {
    assertThat(container.getEnv())
        .as("environment of " + container.getName())
        .noneMatch(
            env -> env.getValueFrom() != null && env.getValueFrom().getSecretKeyRef() != null);
    assertThat(container.getEnvFrom())
        .as("environment of " + container.getName())
        .noneMatch(source -> source.getSecretRef() != null);
  }

  /// The Secrets whose files a container sees.
  private static List<String> mounted(PodSpec pod, String container) {
    Set<String> mounts =
        containers(pod)
            .filter(it -> it.getName().equals(container))
            .flatMap(it -> it.getVolumeMounts().stream())
            .map(mount -> mount.getName())
            .collect(Collectors.toSet());
    return pod.getVolumes().stream()
        .filter(volume -> mounts.contains(volume.getName()))
        .flatMap(volume ->
            Stream.concat(
                Stream.ofNullable(volume.getSecret()).map(secret -> secret.getSecretName()),
                Stream.ofNullable(volume.getProjected())
                    .flatMap(projected -> projected.getSources().stream())
                    .flatMap(source -> Stream.ofNullable(source.getSecret()))
                    .map(secret -> secret.getName())))
        .toList();
  }
}
