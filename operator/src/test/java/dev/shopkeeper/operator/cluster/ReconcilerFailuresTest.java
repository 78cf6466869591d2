package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.metrics.OperatorMetrics;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The loop when the API server says no, says nothing, or says that it is too late. What an apply
/// makes of an object that exists is the ITs'.
class ReconcilerFailuresTest {
  private static final String POLICY = "/namespaces/shops/networkpolicies/acme-ui";
  private static final String SECRETS = "/namespaces/shops/secrets";
  private static final String STATUS = "/namespaces/shops/shops/acme/status";
  private static final String EVENTS = "/namespaces/shops/events";

  private final ApplyingMock api = new ApplyingMock();

  @BeforeEach
  void createShop() {
    var shop = new Shop();
    shop.getMetadata().setName("acme");
    shop.getMetadata().setNamespace("shops");
    api.client().resource(shop).create();
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void makesTheDatabaseStepByStep() {
    reconcile();
    assertThat(policy()).isTrue();
    assertThat(made(SECRETS)).as("before the network is closed").isEmpty();
    reconcile();
    assertThat(made(SECRETS)).hasSize(5);
    for (int i = 0; i < 4; i++) {
      reconcile();
    }

    assertThat(made("/statefulsets/acme-database")).hasSize(1);
    assertThat(condition("DatabaseReady").reason()).isEqualTo("Starting");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 409})
  void looksAgainWhenAnObjectChangedMeanwhile(int code) {
    api.fails("PATCH", POLICY, code, "changed meanwhile");

    reconcile();
    assertThat(condition("Degraded").status()).isEqualTo("False");

    api.works();
    reconcile();
    assertThat(policy()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 422})
  void saysWhatWasRefusedAndDoesTheRest(int code) {
    api.fails("PATCH", POLICY, code, "a webhook forbids it");

    Outcome outcome = reconcile();

    assertThat(condition("Ready").reason()).isEqualTo("ApplyRefused");
    assertThat(condition("Degraded").message())
        .isEqualTo("NetworkPolicy acme-ui was refused: a webhook forbids it");
    assertThat(outcome.next()).isLessThan(Pace.IDLE);
    assertThat(made(EVENTS)).as("what is refused, and what is under way").hasSize(2);

    reconcile();
    assertThat(made(EVENTS)).as("it is told once").hasSize(2);
    api.works();
    reconcile();
    assertThat(policy()).isTrue();
    assertThat(condition("Degraded").status()).isEqualTo("False");
  }

  @Test
  void opensNothingOnDataThatCouldNotBeMade() {
    api.fails("POST", SECRETS, 403, "exceeded quota: secrets");

    reconcile();
    reconcile();

    assertThat(condition("Ready").message())
        .contains("Secret acme-admin was refused: exceeded quota: secrets");
    assertThat(made("/statefulsets/acme-database")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void leavesAnOutageToTheRetryAndSaysNothing(int code) {
    api.fails("PATCH", POLICY, code, "not now");

    assertThatThrownBy(this::reconcile).isInstanceOf(KubernetesClientException.class);
    assertThat(shop().getStatus()).isNull();
    assertThat(made(EVENTS)).isEmpty();

    api.works();
    reconcile();
    assertThat(policy()).isTrue();
  }

  @Test
  void makesNothingOfWhatItCannotSee() {
    api.fails("GET", SECRETS + "/acme-admin", 500, "etcd is away");

    assertThatThrownBy(this::reconcile).isInstanceOf(KubernetesClientException.class);

    assertThat(api.requests()).noneMatch(line -> line.startsWith("PATCH"));
    assertThat(made(SECRETS)).isEmpty();
  }

  @Test
  void waitsForNoAnswerWithoutEnd() {
    api.stalls("PATCH", POLICY);

    assertThatThrownBy(this::reconcile).isInstanceOf(KubernetesClientException.class);

    api.works();
    assertThatCode(this::reconcile).doesNotThrowAnyException();
  }

  @Test
  void tellsNothingThatIsNotOnRecord() {
    api.fails("PATCH", POLICY, 403, "a webhook forbids it");
    api.fails("PATCH", STATUS, 409, "the object has been modified");

    assertThatThrownBy(this::reconcile).isInstanceOf(KubernetesClientException.class);
    assertThat(made(EVENTS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 409, 500})
  void failsOfNoEvent(int code) {
    api.fails("PATCH", POLICY, 403, "a webhook forbids it");
    api.fails("POST", EVENTS, code, "no events here");

    assertThat(reconcile().written()).isPresent();
  }

  @Test
  void changesNothingWithoutItsLease() {
    var late =
        new KubernetesCluster(
            api.client(), (a, b) -> List.of(), new Term("it", () -> false), new OperatorMetrics());

    assertThatThrownBy(() -> reconcile(late)).hasMessageContaining("lease is no longer held");
    assertThat(api.requests().stream().filter(line -> !line.startsWith("GET")))
        .containsExactly("POST /apis/shopkeeper.dev/v1alpha1/namespaces/shops/shops");
  }

  @Test
  void isNotFooledByTheMock() {
    var map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("it")
            .withNamespace("shops")
            .endMetadata()
            .build();
    api.client().resource(map).create();

    assertThatThrownBy(() -> api.client().resource(map).serverSideApply())
        .hasMessageContaining("cannot apply to what exists");
  }

  private Outcome reconcile() {
    return reconcile(
        new KubernetesCluster(
            api.client(), (namespace, name) -> List.of(), Term.ENDLESS, new OperatorMetrics()));
  }

  private Outcome reconcile(Cluster cluster) {
    return new ShopReconciler(
            cluster,
            new EventSources(),
            World.RELEASE,
            () -> Instant.parse("2026-01-01T00:00:00Z"),
            Pace.IDLE)
        .reconcile(shop());
  }

  private Shop shop() {
    return api.client().resources(Shop.class).inNamespace("shops").withName("acme").get();
  }

  private Condition condition(String type) {
    return shop().statusOrEmpty().condition(type).orElseThrow();
  }

  private boolean policy() {
    return api.client()
            .network()
            .v1()
            .networkPolicies()
            .inNamespace("shops")
            .withName("acme-ui")
            .get()
        != null;
  }

  private List<String> made(String path) {
    return api.requests().stream()
        .filter(line -> !line.startsWith("GET") && line.endsWith(path))
        .toList();
  }
}
