package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.render.Rendering;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.NameServer;
import dev.shopkeeper.operator.testing.ShopNames;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// The way from a storefront to its API by name: rendered Services on a real API server, asked for
/// at the cluster's own DNS.
class DiscoveryPropertiesIT {
  private static final ApiServer API = ApiServer.create();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static @Nullable NameServer names;
  private static List<String> namespaces = List.of();

  @BeforeContainer
  static void open() {
    API.open(DiscoveryPropertiesIT.class);
    names = NameServer.start(API);
    namespaces = List.of(API.namespace(), API.newNamespace(), API.newNamespace());
  }

  @AfterContainer
  static void close() {
    if (names != null) {
      names.close();
    }
  }

  // Feature: aws-devops-three-tier, Property 3: For any frontend pod in the EKS Cluster, it SHALL
  // be able to reach the backend service using Kubernetes internal DNS service discovery.
  @Property(tries = 100)
  @Label(
      "Feature: aws-devops-three-tier, Property 3: For any frontend pod in the EKS Cluster, it"
          + " SHALL be able to reach the backend service using Kubernetes internal DNS service"
          + " discovery.")
  void theStorefrontFindsItsApi(
      @ForAll("shops") String name, @ForAll @IntRange(max = 2) int place) {
    String namespace = namespaces.get(place);
    List<HasMetadata> objects = Rendering.of(shop(namespace, name), World.RELEASE);
    URI upstream =
        URI.create(find(objects, ConfigMap.class, name + "-ui").getData().get("REACT_APP_API_URL"));
    Service service = find(objects, Service.class, upstream.getHost());
    Deployment api = find(objects, Deployment.class, name + "-api");

    // What a pod makes of a name without dots: the first of its search domains.
    String asked = upstream.getHost() + "." + namespace + ".svc.cluster.local";
    // The Shop is not on the server: what belongs to it would be swept away at any moment.
    service.getMetadata().setOwnerReferences(List.of());
    Service live = API.client().resource(service).create();
    try {
      String address = live.getSpec().getClusterIP();
      Eventually.holds(
          asked + " is " + address,
          LIMIT,
          () -> dns().address(asked).filter(address::equals).isPresent());
      assertThat(api.getSpec().getTemplate().getMetadata().getLabels())
          .containsAllEntriesOf(live.getSpec().getSelector());
      assertThat(ports(api)).contains(targetOf(live, upstream.getPort()));
    } finally {
      API.client().resource(live).delete();
      // The next try may be of the same name.
      Eventually.holds(asked + " is gone", LIMIT, () -> dns().address(asked).isEmpty());
    }
  }

  private static NameServer dns() {
    return Objects.requireNonNull(names, "started before all tries");
  }

  private static String targetOf(Service service, int port) {
    return service.getSpec().getPorts().stream()
        .filter(candidate -> candidate.getPort() == port)
        .map(ServicePort::getTargetPort)
        .map(target -> target.getStrVal())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> ports(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .map(ContainerPort::getName);
  }

  private static <T extends HasMetadata> T find(
      List<HasMetadata> objects, Class<T> type, String name) {
    return objects.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + type.getSimpleName() + " " + name));
  }

  private static Shop shop(String namespace, String name) {
    var shop = new Shop();
    shop.setMetadata(
        new ObjectMetaBuilder().withNamespace(namespace).withName(name).withUid(name).build());
    return shop;
  }

  @Provide
  Arbitrary<String> shops() {
    return ShopNames.any();
  }
}
