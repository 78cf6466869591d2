package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.ConditionType;
import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.AuditEvent;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.OperatorProcess;
import dev.shopkeeper.operator.testing.PlayedKubelet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An operator that is killed again and again while it opens a Shop, each time a few objects
/// further.
class KilledOperatorIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int MOST_OBJECTS_A_LIFE = 8;

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_125);

  @Test
  void picksUpWhereItWas() {
    API.install(Crd.FILE);
    String namespace = API.newNamespace();
    try (var kubelet = new PlayedKubelet(API.client(), namespace)) {
      API.client().resource(shop(namespace)).create();
      int lives = 0;
      while (!isReady(namespace)) {
        live(namespace);
        lives++;
      }
      assertThat(lives).as("lives it took").isGreaterThan(1);
    }

    assertThat(made(namespace))
        .hasSizeGreaterThan(20)
        .allSatisfy((object, times) -> assertThat(times).as(object).isOne());
  }

  /// Ends by a kill, a few objects later or, when there are none left to make, with the Shop ready.
  private void live(String namespace) {
    long end = made(namespace).size() + random.nextLong(1, MOST_OBJECTS_A_LIFE + 1);
    // A container that is started again bears its pod's name, and so finds its own Lease.
    try (var operator = OperatorProcess.start(API, namespace, "one")) {
      Eventually.holds(
          "it makes more objects, or the Shop ready",
          LIMIT,
          () -> made(namespace).size() >= end || isReady(namespace));
      operator.signal("KILL");
      Eventually.holds("it is gone", LIMIT, () -> !operator.isAlive());
    }
  }

  private static Map<String, Long> made(String namespace) {
    return API.audit().stream()
        .filter(event -> event.mutates() && event.namespace().equals(namespace))
        .filter(event -> event.code() == 201 && !event.name().isEmpty())
        .filter(event -> List.of("create", "patch").contains(event.verb()))
        .filter(event -> !List.of("shops", "leases", "events").contains(event.resource()))
        .collect(
            Collectors.groupingBy(KilledOperatorIT::object, TreeMap::new, Collectors.counting()));
  }

  private static String object(AuditEvent event) {
    return event.resource() + " " + event.name();
  }

  private static boolean isReady(String namespace) {
    Shop shop = API.client().resources(Shop.class).inNamespace(namespace).withName("acme").get();
    return shop != null && shop.statusOrEmpty().isTrue(ConditionType.READY);
  }

  private static Shop shop(String namespace) {
    var shop = new Shop();
    shop.getMetadata().setName("acme");
    shop.getMetadata().setNamespace(namespace);
    return shop;
  }
}
