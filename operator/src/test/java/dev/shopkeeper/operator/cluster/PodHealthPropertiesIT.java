package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.render.Rendering;
import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Whether pods that fail are started anew and spared requests, as a real API server takes them. It
/// is on the kubelet to do so, which e2e's PodHealingIT watches.
class PodHealthPropertiesIT {
  private static final ApiServer API = ApiServer.create();

  /// The container of each tier that requests reach.
  private static final List<String> SERVING = List.of("postgres", "api", "ui");

  @BeforeContainer
  static void open() {
    API.open(PodHealthPropertiesIT.class);
    API.install(Crd.FILE);
  }

  // Feature: aws-devops-three-tier, Property 20: For any pod that fails health checks, Kubernetes
  // SHALL automatically restart it and remove it from the load balancer until it is healthy.
  @Property(tries = 100)
  @Label(
      "Feature: aws-devops-three-tier, Property 20: For any pod that fails health checks,"
          + " Kubernetes SHALL automatically restart it and remove it from the load balancer until"
          + " it is healthy.")
  void isWatchedInEveryContainerOfEveryTier(
      @ForAll("specs") ShopSpec spec, @ForAll @IntRange(min = 1, max = 2) int revision) {
    List<HasMetadata> objects =
        Rendering.of(shop(spec), new Release(World.RELEASE.images(), revision)).stream()
            .filter(it ->
                it instanceof Deployment || it instanceof StatefulSet || it instanceof Service)
            .map(it -> API.client().resource(it).dryRun().serverSideApply())
            .toList();

    List<PodTemplateSpec> pods = objects.stream().flatMap(PodHealthPropertiesIT::pods).toList();
    assertThat(pods).hasSize(3);
    for (PodTemplateSpec pod : pods) {
      assertThat(pod.getSpec().getRestartPolicy()).isEqualTo("Always");
      assertThat(pod.getSpec().getContainers())
          .allSatisfy(PodHealthPropertiesIT::isStartedAnew)
          .filteredOn(container -> SERVING.contains(container.getName()))
          .hasSize(1)
          .allMatch(container -> container.getReadinessProbe() != null);
      assertThat(objects)
          .filteredOn(object -> object instanceof Service it && selects(it, pod))
          .isNotEmpty()
          .allSatisfy(object ->
              assertThat(((Service) object).getSpec().getPublishNotReadyAddresses())
                  .isNotEqualTo(true));
    }
  }

  /// By a liveness probe, which waits for the start and whose patience ends.
  private static void isStartedAnew(Container container) {
    assertThat(container.getStartupProbe()).as(container.getName()).isNotNull();
    assertThat(container.getLivenessProbe()).as(container.getName()).isNotNull();
    int patience =
        container.getLivenessProbe().getPeriodSeconds()
            * container.getLivenessProbe().getFailureThreshold();
    assertThat(patience).isBetween(10, 120);
    assertThat(container.getLivenessProbe().getTimeoutSeconds()).isBetween(1, 10);
  }

  private static boolean selects(Service service, PodTemplateSpec pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return labels.entrySet().containsAll(service.getSpec().getSelector().entrySet());
  }

  private static Stream<PodTemplateSpec> pods(HasMetadata object) {
    return switch (object) {
      case Deployment it -> Stream.of(it.getSpec().getTemplate());
      case StatefulSet it -> Stream.of(it.getSpec().getTemplate());
      default -> Stream.empty();
    };
  }

  @Provide
  Arbitrary<ShopSpec> specs() {
    return AnyShop.specs();
  }

  private static Shop shop(ShopSpec spec) {
    var shop = new Shop();
    shop.getMetadata().setName("acme");
    shop.getMetadata().setNamespace(API.namespace());
    shop.setSpec(spec);
    return shop;
  }
}
