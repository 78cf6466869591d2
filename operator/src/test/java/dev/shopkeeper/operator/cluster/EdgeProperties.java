package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.render.Rendering;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ShopNames;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What the removal of an unhealthy target rests on, in what is rendered: load balancers take their
/// targets from the Service, which has the ready pods alone, and those of AWS ask for themselves.
/// That a target is removed in fact is seen on a cluster.
class EdgeProperties {
  private static final String ALB = "alb.ingress.kubernetes.io/";

  // Feature: aws-devops-three-tier, Property 21: For any target instance behind the Application
  // Load Balancer, if it becomes unhealthy, the ALB SHALL remove it from the target group.
  @Property(tries = 200)
  @Label(
      "Feature: aws-devops-three-tier, Property 21: For any target instance behind the Application"
          + " Load Balancer, if it becomes unhealthy, the ALB SHALL remove it from the target"
          + " group.")
  void everyTargetIsAskedWhetherItServes(
      @ForAll("shops") String name, @ForAll("specs") ShopSpec spec) {
    List<HasMetadata> objects = Rendering.of(shop(name, spec), World.RELEASE);
    Service service = target(objects);
    Deployment storefront = find(objects, Deployment.class, name + "-ui");
    Container container = serving(storefront, service);
    Probe readiness = container.getReadinessProbe();

    assertThat(readiness).as("an unready pod is none of the Service's").isNotNull();
    assertThat(readiness.getHttpGet().getPort()).isEqualTo(targetPort(service));
    assertThat(readiness.getPeriodSeconds() * readiness.getFailureThreshold())
        .as("seconds until a pod that does not answer is unready")
        .isLessThanOrEqualTo(10);
    assertThat(service.getSpec().getPublishNotReadyAddresses()).isNotEqualTo(true);
    assertThat(deploymentsOf(objects, service)).containsExactly(storefront);
    find(objects, Ingress.class).stream()
        .filter(ingress -> "alb".equals(ingress.getSpec().getIngressClassName()))
        .forEach(ingress -> asksAsTheKubelet(ingress, readiness, storefront));
  }

  private static void asksAsTheKubelet(Ingress ingress, Probe readiness, Deployment storefront) {
    Map<String, String> annotations = ingress.getMetadata().getAnnotations();
    assertThat(annotations)
        .containsEntry(ALB + "target-type", "ip")
        .containsEntry(ALB + "healthcheck-port", "traffic-port")
        .containsEntry(ALB + "healthcheck-path", readiness.getHttpGet().getPath())
        .containsEntry(ALB + "success-codes", "200");
    long grace = storefront.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds();
    assertThat(annotations.get(ALB + "target-group-attributes"))
        .isEqualTo("deregistration_delay.timeout_seconds=" + grace);
    int interval = number(annotations, "healthcheck-interval-seconds");
    assertThat(interval).as("AWS takes no less").isGreaterThanOrEqualTo(5);
    assertThat(number(annotations, "healthcheck-timeout-seconds")).isLessThan(interval);
    assertThat(interval * number(annotations, "unhealthy-threshold-count"))
        .as("seconds until the balancer removes a target")
        .isLessThanOrEqualTo(10);
  }

  private static int number(Map<String, String> annotations, String name) {
    return Integer.parseInt(annotations.getOrDefault(ALB + name, "0"));
  }

  /// The Service that the Ingress leads to, or the one that is reached itself.
  private static Service target(List<HasMetadata> objects) {
    String name =
        find(objects, Ingress.class).stream()
            .map(ingress -> ingress.getSpec().getRules().getFirst().getHttp().getPaths().getFirst())
            .map(path -> path.getBackend().getService().getName())
            .findFirst()
            .orElseGet(() -> find(objects, Deployment.class, "-ui").getMetadata().getName());
    return find(objects, Service.class, name);
  }

  private static Container serving(Deployment deployment, Service service) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
        .filter(container ->
            container.getPorts().stream()
                .map(ContainerPort::getName)
                .anyMatch(targetPort(service).getStrVal()::equals))
        .findFirst()
        .orElseThrow();
  }

  private static IntOrString targetPort(Service service) {
    return service.getSpec().getPorts().getFirst().getTargetPort();
  }

  private static List<Deployment> deploymentsOf(List<HasMetadata> objects, Service service) {
    return find(objects, Deployment.class).stream()
        .filter(deployment ->
            deployment
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels()
                .entrySet()
                .containsAll(service.getSpec().getSelector().entrySet()))
        .toList();
  }

  private static <T extends HasMetadata> List<T> find(List<HasMetadata> objects, Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// Exactly one of the kind has a name that ends so.
  private static <T extends HasMetadata> T find(
      List<HasMetadata> objects, Class<T> type, String end) {
    List<T> found =
        find(objects, type).stream()
            .filter(object -> object.getMetadata().getName().endsWith(end))
            .toList();
    assertThat(found).as(end).hasSize(1);
    return found.getFirst();
  }

  private static Shop shop(String name, ShopSpec spec) {
    var shop = new Shop();
    shop.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace("shops").build());
    shop.setSpec(spec);
    return shop;
  }

  @Provide
  Arbitrary<ShopSpec> specs() {
    return AnyShop.specs();
  }

  @Provide
  Arbitrary<String> shops() {
    return ShopNames.any();
  }
}
