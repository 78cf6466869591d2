package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.render.Rendering;
import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Specs;
import dev.shopkeeper.operator.testing.TierSpecs;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

/// How many pods serve, as a real API server takes it.
class ReplicasPropertiesIT {
  private static final ApiServer API = ApiServer.create();

  @BeforeContainer
  static void open() {
    API.open(ReplicasPropertiesIT.class);
    API.install(Crd.FILE);
  }

  // Feature: aws-devops-three-tier, Property 19: For any deployment of the frontend or backend
  // service, it SHALL be configured with at least 2 replicas for high availability.
  @Property(tries = 100)
  @Label(
      "Feature: aws-devops-three-tier, Property 19: For any deployment of the frontend or backend"
          + " service, it SHALL be configured with at least 2 replicas for high availability.")
  void areTwoAtLeast(@ForAll("specs") ShopSpec spec) {
    Shop taken = API.client().resource(shop(spec)).dryRun().create();

    List<HasMetadata> objects =
        Rendering.of(taken, World.RELEASE).stream()
            .filter(it -> it instanceof Deployment || it instanceof HorizontalPodAutoscaler)
            .map(it -> API.client().resource(it).dryRun().serverSideApply())
            .toList();

    assertThat(objects).hasSize(4);
    assertThat(objects).allSatisfy(object -> assertThat(least(object)).isGreaterThanOrEqualTo(2));
  }

  /// A spec that asks for fewer is not taken.
  @Property(tries = 100)
  void areRefusedBelowTwo(
      @ForAll("specs") ShopSpec spec,
      @ForAll @IntRange(min = -3, max = 1) int few,
      @ForAll boolean ui) {
    Replicas replicas = Replicas.from(few);
    var fewer =
        ui
            ? Specs.of(TierSpecs.ui(null, replicas, null, null, null, null), spec.api())
            : Specs.of(spec.ui(), TierSpecs.api(null, replicas, null));

    assertThatThrownBy(() -> API.client().resource(shop(fewer)).dryRun().create())
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("replicas.min");
  }

  @Provide
  Arbitrary<ShopSpec> specs() {
    return AnyShop.specs();
  }

  private static int least(HasMetadata object) {
    return switch (object) {
      case Deployment deployment -> deployment.getSpec().getReplicas();
      case HorizontalPodAutoscaler autoscaler -> autoscaler.getSpec().getMinReplicas();
      default -> throw new AssertionError(object.getKind());
    };
  }

  private static Shop shop(ShopSpec spec) {
    var shop = new Shop();
    shop.getMetadata().setName("acme");
    shop.getMetadata().setNamespace(API.namespace());
    shop.setSpec(spec);
    return shop;
  }
}
