package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.testing.Eventually;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The canary on a mock server, which takes the first renewal and none after it.
class CanaryTest {
  private static final Duration PACE = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofMillis(600);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PATCH =
      "PATCH /apis/coordination.k8s.io/v1/namespaces/system/leases/shopkeeper-canary";

  private final ApplyingMock api = new ApplyingMock();
  private @Nullable Canary canary;

  @AfterEach
  void close() {
    if (canary != null) {
      canary.close();
    }
    api.close();
  }

  @Test
  void tellsOfALoopThatDoesNotNoticeARenewal() {
    Canary sent = sent(Term.ENDLESS);

    Eventually.holds("the loop is found stuck", SOON, () -> !sent.isAlive());
    assertThat(sent.age()).isGreaterThan(LIMIT);
  }

  @Test
  void isAliveWhenTheRenewalIsBack() throws InterruptedException {
    Canary sent = sent(Term.ENDLESS);
    Eventually.holds("it is found stuck first", SOON, () -> !sent.isAlive());

    sent.isBack(lease());

    assertThat(sent.isAlive()).isTrue();
    Thread.sleep(LIMIT);
    assertThat(sent.isAlive()).isTrue();
  }

  @Test
  void isNotFooledByAnOlderRenewal() {
    Canary sent = sent(Term.ENDLESS);
    Lease older = lease();
    older.getSpec().setRenewTime(older.getSpec().getRenewTime().minusHours(1));

    sent.isBack(older);

    Eventually.holds("the loop is found stuck", SOON, () -> !sent.isAlive());
  }

  @Test
  void blamesNoLoopForAServerThatDoesNotAnswer() throws InterruptedException {
    api.fails("PATCH", "/leases/" + Canary.NAME, 503, "not now");
    Canary sent = sent(Term.ENDLESS);

    Thread.sleep(LIMIT.multipliedBy(2));

    assertThat(sent.isAlive()).isTrue();
    assertThat(api.requests().stream().filter(PATCH::equals)).hasSizeGreaterThan(2);
  }

  @Test
  void isNotRenewedWithoutTheLeadersLease() throws InterruptedException {
    canary = canary(new Term("one", () -> false));
    canary.begin();

    Thread.sleep(PACE.multipliedBy(5));

    assertThat(api.requests()).noneMatch(line -> line.startsWith("PATCH"));
    assertThat(canary.isAlive()).isTrue();
  }

  private Canary sent(Term term) {
    Canary begun = canary(term);
    canary = begun;
    begun.begin();
    Eventually.holds("it is renewed", SOON, () -> api.requests().contains(PATCH));
    return begun;
  }

  private Canary canary(Term term) {
    return new Canary(api.client(), new Candidate("system", "one"), term, PACE, LIMIT);
  }

  private Lease lease() {
    return Eventually.present(
        "the Lease is there",
        SOON,
        () -> api.client().leases().inNamespace("system").withName(Canary.NAME).get());
  }
}
