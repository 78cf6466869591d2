package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two operators run and one leads; when it is gone the other goes on where it was.
@ExtendWith(OnStage.class)
class LeaderIT {

  private static final String NAMESPACE = "shopkeeper-system";
  private static final Duration TAKEOVER = Duration.ofSeconds(20);

  private final Scene scene;

  LeaderIT(Scene scene) {
    this.scene = scene;
  }

  @Test
  void anotherTakesOverAndAppliesNothingTwice() {
    scene.shop().ready();
    String killed = leader();
    var audit = Audit.begin();

    scene.client().pods().inNamespace(NAMESPACE).withName(killed).withGracePeriod(0).delete();

    Instant gone = Instant.now();
    Eventually.holds(
        "another operator leads", TAKEOVER, () -> !leader().isEmpty() && !killed.equals(leader()));
    assertThat(audit.map(Audit::writes).orElseThrow()).isEmpty();
    repairs(TAKEOVER.minus(Duration.between(gone, Instant.now())));
    scene.shop().ready();
  }

  /// That it holds the Lease says little; that it works is what counts.
  private void repairs(Duration limit) {
    var account =
        scene.client().serviceAccounts().inNamespace(scene.shop().namespace()).withName("acme-api");
    String uid = account.require().getMetadata().getUid();
    account.delete();
    Eventually.holds(
        "the new leader repairs",
        limit,
        () -> account.get() != null && !uid.equals(account.require().getMetadata().getUid()));
  }

  private String leader() {
    Lease lease =
        scene
            .client()
            .resources(Lease.class)
            .inNamespace(NAMESPACE)
            .withName("shopkeeper")
            .require();
    String holder = lease.getSpec().getHolderIdentity();
    return holder == null ? "" : holder;
  }
}
