package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.plan.Action;
import dev.shopkeeper.operator.plan.Plan;
import dev.shopkeeper.operator.plan.StageName;
import dev.shopkeeper.operator.status.Refusal;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PaceProperties {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Property(tries = 300)
  void noShopRestsForLongerThanTheResync(
      @ForAll("healths") Map<StageName, Health> healths,
      @ForAll boolean changes,
      @ForAll boolean refused,
      @ForAll boolean remembers,
      @ForAll("renewals") Optional<Instant> renewal) {
    var plan = new Plan(changes ? List.of(new Action.Apply(new ConfigMap())) : List.of(), healths);
    List<Refusal> refusals =
        refused ? List.of(new Refusal(ObjectKey.of(ConfigMap.class, "acme-ui"), "no")) : List.of();

    Duration next = Pace.next(plan, refusals, remembers, renewal, NOW);

    assertThat(next).isPositive().isLessThanOrEqualTo(Pace.IDLE);
  }

  @Provide
  Arbitrary<Map<StageName, Health>> healths() {
    return Arbitraries.maps(
        Arbitraries.of(StageName.class),
        Arbitraries.of(
            Health.waiting("Leaving", "It goes."),
            Health.waiting("Starting", "It comes."),
            new Health.Failed("Broken", "It is broken.")));
  }

  @Provide
  Arbitrary<Optional<Instant>> renewals() {
    return Arbitraries.longs().between(-1_000_000, 1_000_000_000).map(NOW::plusSeconds).optional();
  }
}
