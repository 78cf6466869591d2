package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.ThreeTiers.Resident;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/// What the policies that the operator renders let pass on a real network, for pods labelled at
/// will.
class NetworkProperties {

  private static final int TRIES = 100;
  private static final int ENOUGH = 5;
  private static final int DATABASE = 5432;

  private static @Nullable Pool pool;

  @BeforeContainer
  static void fill() {
    pool = new Pool();
  }

  @AfterContainer
  static void empty() {
    if (pool != null) {
      pool.close();
    }
  }

  // Feature: aws-devops-three-tier, Property 4: For any pod that is not a backend service pod, it
  // SHALL NOT be able to establish a connection to the database service.
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "Feature: aws-devops-three-tier, Property 4: For any pod that is not a backend service pod, it"
          + " SHALL NOT be able to establish a connection to the database service.")
  void onlyTheBackendReachesTheDatabase(
      @ForAll("databasesAndOthers") Tuple.Tuple2<Resident, Resident> ends) {
    Resident source = ends.get1();
    Resident database = ends.get2();
    boolean isBackend = Pool.TIERS.isBackendOf(source, database);
    Statistics.collect(isBackend);

    assertReached(source, database, isBackend ? Set.of(DATABASE) : Set.of());

    Statistics.coverage(seen -> seen.check(true).count(often -> often > ENOUGH));
  }

  // Feature: aws-devops-three-tier, Property 5: For any network traffic within the cluster, it
  // SHALL
  // only be allowed if it follows the three-tier architecture pattern (users → frontend → backend →
  // database).
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "Feature: aws-devops-three-tier, Property 5: For any network traffic within the cluster, it"
          + " SHALL only be allowed if it follows the three-tier architecture pattern (users →"
          + " frontend → backend → database).")
  void trafficFollowsTheThreeTiers(@ForAll("pairs") Tuple.Tuple2<Resident, Resident> ends) {
    Resident source = ends.get1();
    Resident target = ends.get2();
    Set<Integer> expected =
        Bystander.PORTS.stream()
            .filter(port -> Pool.TIERS.allows(source, target, port))
            .collect(Collectors.toSet());
    Statistics.collect(expected.isEmpty());

    assertReached(source, target, expected);

    Statistics.coverage(seen -> {
      seen.check(true).count(often -> often > ENOUGH);
      seen.check(false).count(often -> often > ENOUGH);
    });
  }

  @Provide
  Arbitrary<Resident> residents() {
    return Combinators.combine(
            Arbitraries.of(Pool.NEAR, Pool.NEAR, Pool.FAR, Pool.SCRAPERS),
            label(ThreeTiers.NAME, "shop", "shop", "shop", "shop", "other", ""),
            label(ThreeTiers.INSTANCE, "acme", "acme", "acme", "bakery", "stranger", ""),
            label(ThreeTiers.COMPONENT, "ui", "api", "database", "migration", "backup", "cart", ""),
            foreignLabels())
        .as((namespace, name, instance, component, foreign) ->
            new Resident(namespace, joined(List.of(name, instance, component, foreign))));
  }

  @Provide
  Arbitrary<Resident> databases() {
    return Combinators.combine(
            Arbitraries.of(
                Pool.SHOPS.entrySet().stream()
                    .flatMap(shops ->
                        shops.getValue().stream().map(name -> Tuple.of(shops.getKey(), name)))
                    .toList()),
            foreignLabels())
        .as((shop, foreign) ->
            new Resident(
                shop.get1(),
                joined(
                    List.of(
                        Map.of(
                            ThreeTiers.NAME, "shop",
                            ThreeTiers.INSTANCE, shop.get2(),
                            ThreeTiers.COMPONENT, "database"),
                        foreign))));
  }

  /// A third each of anybody, of the database's own Shop, and of what looks like it elsewhere.
  @Provide
  Arbitrary<Tuple.Tuple2<Resident, Resident>> databasesAndOthers() {
    return Arbitraries.oneOf(
        Combinators.combine(residents(), databases()).as(Tuple::of),
        Combinators.combine(residents(), databases())
            .as((source, database) -> Tuple.of(moved(source, database), database)),
        Combinators.combine(residents(), databases())
            .as((source, database) -> Tuple.of(disguised(source, database), database)));
  }

  /// A third each of anybody, of two of one Shop, and of a Shop's visitors.
  @Provide
  Arbitrary<Tuple.Tuple2<Resident, Resident>> pairs() {
    return Arbitraries.oneOf(
        Combinators.combine(residents(), residents()).as(Tuple::of),
        Combinators.combine(residents(), residents(), databases())
            .as((source, target, shop) -> Tuple.of(moved(source, shop), moved(target, shop))),
        Combinators.combine(residents(), foreignLabels(), residents(), databases())
            .as((source, labels, target, shop) ->
                Tuple.of(new Resident(source.namespace(), labels), moved(target, shop))));
  }

  /// The same component, as one of the Shop of another.
  private static Resident moved(Resident resident, Resident into) {
    var labels = new HashMap<>(into.labels());
    labels.put(ThreeTiers.COMPONENT, resident.component());
    return new Resident(into.namespace(), labels);
  }

  /// The same component, labelled as one of the Shop of another, but where it was.
  private static Resident disguised(Resident resident, Resident as) {
    return new Resident(resident.namespace(), moved(resident, as).labels());
  }

  private static Arbitrary<Map<String, String>> label(String key, String... values) {
    return Arbitraries.of(values).map(value -> value.isEmpty() ? Map.of() : Map.of(key, value));
  }

  private static Arbitrary<Map<String, String>> foreignLabels() {
    return Arbitraries.of(
        Map.of(),
        Map.of("component", "api"),
        Map.of("app", "api", "tier", "database"),
        Map.of("k8s-app", "kube-dns"),
        Map.of("app.kubernetes.io/part-of", "acme"));
  }

  private static Map<String, String> joined(List<Map<String, String>> parts) {
    var labels = new HashMap<String, String>();
    parts.forEach(labels::putAll);
    return labels;
  }

  private static void assertReached(Resident source, Resident target, Set<Integer> expected) {
    if (pool == null) {
      throw new IllegalStateException("The pool was not filled");
    }
    assertThat(pool.reached(source, target, expected))
        .as("%s → %s", source, target)
        .isEqualTo(expected);
  }
}
