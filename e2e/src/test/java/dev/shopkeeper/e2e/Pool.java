package dev.shopkeeper.e2e;

import dev.shopkeeper.e2e.ThreeTiers.Resident;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Pods that are made once and labelled anew for each case, under the policies that the operator of
/// this checkout renders for three Shops.
final class Pool implements AutoCloseable {

  static final String NEAR = "e2e-pool";
  static final String FAR = "e2e-pool-far";
  static final String SCRAPERS = "e2e-pool-scrapers";
  static final Map<String, List<String>> SHOPS =
      Map.of(NEAR, List.of("acme", "bakery"), FAR, List.of("acme"));
  static final ThreeTiers TIERS =
      new ThreeTiers(Set.of("e2e-pool/acme", "e2e-pool/bakery", "e2e-pool-far/acme"), SCRAPERS);

  private final KubernetesClient client = new KubernetesClientBuilder().build();
  private final Map<String, Bystander> sources;
  private final Map<String, Bystander> targets;
  private final Beacon beacon;

  Pool() {
    var namespaces = List.of(NEAR, FAR, SCRAPERS);
    Stream.concat(namespaces.stream(), Stream.of(Beacon.NAMESPACE)).forEach(this::create);
    SHOPS.forEach((namespace, shops) -> shops.forEach(shop -> enforce(namespace, shop)));
    sources = pods(namespaces, "source");
    targets = pods(namespaces, "target");
    beacon = new Beacon(client);
    Stream.of(sources, targets)
        .map(Map::values)
        .flatMap(Collection::stream)
        .forEach(Bystander::ready);
  }

  /// Labels one pod as the source and one as the target, waits until the cluster has taken notice,
  /// and returns the ports on which the one reaches the other. Those of the expected ones that do
  /// not answer are asked once more, since a busy machine may be slow; the others have one try to
  /// be wrong.
  Set<Integer> reached(Resident source, Resident target, Set<Integer> expected) {
    Bystander from = in(source.namespace(), sources);
    Bystander to = in(target.namespace(), targets);
    from.label(source.labels());
    to.label(target.labels());
    beacon.turn();
    Set<Integer> reached = probe(from, to);
    if (!reached.containsAll(expected)) {
      reached.addAll(probe(from, to));
    }
    return reached;
  }

  private static Set<Integer> probe(Bystander from, Bystander to) {
    return from.container().reaches(to.targets()).stream()
        .map(reached -> Integer.valueOf(reached.substring(reached.indexOf(':') + 1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() {
    Stream.of(NEAR, FAR, SCRAPERS, Beacon.NAMESPACE)
        .forEach(namespace -> client.namespaces().withName(namespace).delete());
    client.close();
  }

  private static Bystander in(String namespace, Map<String, Bystander> pods) {
    return Objects.requireNonNull(pods.get(namespace), namespace);
  }

  private Map<String, Bystander> pods(List<String> namespaces, String name) {
    return namespaces.stream()
        .collect(
            Collectors.toMap(
                namespace -> namespace,
                namespace -> Bystander.create(client, namespace, name, Map.of())));
  }

  private void enforce(String namespace, String shop) {
    String manifest =
        """
        apiVersion: shopkeeper.dev/v1alpha1
        kind: Shop
        metadata:
          name: %s
        spec:
          monitoring:
            scrapeFrom: [%s]
        """
            .formatted(shop, SCRAPERS);
    String objects = Command.run(manifest, List.of("hack/render", "-", "--namespace", namespace));
    List<HasMetadata> policies =
        client
            .load(new ByteArrayInputStream(objects.getBytes(StandardCharsets.UTF_8)))
            .items()
            .stream()
            .filter(NetworkPolicy.class::isInstance)
            .toList();
    if (policies.isEmpty()) {
      throw new AssertionError("The operator renders no policy: " + objects);
    }
    policies.forEach(policy -> client.resource(policy).inNamespace(namespace).serverSideApply());
  }

  /// A run that was cut short may have left it.
  private void create(String namespace) {
    Eventually.holds(
        "the last " + namespace + " is gone", Beacon.LIMIT, () -> !isTerminating(namespace));
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .serverSideApply();
  }

  private boolean isTerminating(String namespace) {
    var live = client.namespaces().withName(namespace).get();
    return live != null && live.isMarkedForDeletion();
  }
}
