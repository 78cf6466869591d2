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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two operators as processes of their own, one of which is stopped, killed or stalled.
class LeadershipIT {
  @RegisterExtension private static final ApiServer API = ApiServer.withGarbageCollector();

  private static final Duration TAKEOVER = Duration.ofSeconds(20);
  private static final Duration START = Duration.ofSeconds(40);

  private String namespace = "";

  @SuppressWarnings("NullAway.Init")
  private OperatorProcess leader;

  @SuppressWarnings("NullAway.Init")
  private OperatorProcess standby;

  @BeforeEach
  void start() {
    API.install(Crd.FILE);
    namespace = API.newNamespace();
    leader = OperatorProcess.start(API, namespace, "one");
    awaitsLeader("one", START);
    standby = OperatorProcess.start(API, namespace, "two");
    Eventually.holds("the standby is ready", START, standby::isReady);
  }

  @AfterEach
  void stop() {
    leader.close();
    standby.close();
  }

  @Test
  void handsOverAtOnceWhenTheLeaderStops() {
    assertThat(holder()).isEqualTo("one");
    leader.signal("TERM");

    awaitsLeader("two", Duration.ofSeconds(7));
    Eventually.holds("the first ends", TAKEOVER, () -> !leader.isAlive());
  }

  @Test
  void succeedsAKilledLeader() {
    leader.signal("KILL");

    Duration took = awaitsLeader("two", TAKEOVER);
    assertThat(took).isLessThan(TAKEOVER);
  }

  @Test
  void succeedsAStalledLeaderThatThenChangesNothingMore() {
    leader.signal("STOP");
    var shop = new Shop();
    shop.getMetadata().setName("acme");
    shop.getMetadata().setNamespace(namespace);
    API.client().resource(shop).create();

    try (var kubelet = new PlayedKubelet(API.client(), namespace)) {
      awaitsLeader("two", TAKEOVER);
      Eventually.holds("the Shop is ready", START, this::isReady);
      leader.signal("CONT");
      Eventually.holds("the first ends", START, () -> !leader.isAlive());
    }

    assertThat(holder()).isEqualTo("two");
    assertThat(leader.log()).contains("the lease is lost");
    assertThat(madeOnce())
        .isNotEmpty()
        .allSatisfy((object, times) -> assertThat(times).as(object).isOne());
  }

  /// How often each object was made; a Deployment is also changed when its pods are left to others.
  private Map<String, Long> madeOnce() {
    return API.audit().stream()
        .filter(event -> event.mutates() && event.namespace().equals(namespace))
        .filter(event -> event.code() == 201)
        .filter(event -> List.of("create", "patch").contains(event.verb()))
        .filter(event -> !event.name().isEmpty())
        .collect(Collectors.groupingBy(LeadershipIT::object, TreeMap::new, Collectors.counting()));
  }

  private static String object(AuditEvent event) {
    return event.resource() + " " + event.name();
  }

  private boolean isReady() {
    Shop shop = API.client().resources(Shop.class).inNamespace(namespace).withName("acme").get();
    return shop != null && shop.statusOrEmpty().isTrue(ConditionType.READY);
  }

  private Duration awaitsLeader(String pod, Duration limit) {
    Instant begin = Instant.now();
    Eventually.holds(pod + " leads", limit, () -> pod.equals(holder()));
    return Duration.between(begin, Instant.now());
  }

  private String holder() {
    var lease = API.client().leases().inNamespace(namespace).withName("shopkeeper").get();
    return lease == null || lease.getSpec().getHolderIdentity() == null
        ? ""
        : lease.getSpec().getHolderIdentity();
  }
}
