package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.plan.Action;
import dev.shopkeeper.operator.plan.DesiredShop;
import dev.shopkeeper.operator.plan.Memory;
import dev.shopkeeper.operator.plan.Plan;
import dev.shopkeeper.operator.plan.StageName;
import dev.shopkeeper.operator.plan.Tiers;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.status.Refusal;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.security.SecureRandom;
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

  private static final Shop SHOP = new World().with(ShopSpec.DEFAULT).cluster.shop();
  private static final Memory MEMORY =
      DesiredShop.of(new Tiers(SHOP), World.RELEASE, Observed.NOTHING, NOW, new SecureRandom())
          .memory();
  private static final ShopStatus REVISED =
      new ShopStatus(0, null, "acme-1", null, null, null, null, null, null, null);

  @Property(tries = 300)
  void noShopRestsForLongerThanTheResync(
      @ForAll("healths") Map<StageName, Health> healths,
      @ForAll boolean changes,
      @ForAll boolean refused,
      @ForAll boolean remembers,
      @ForAll("renewals") Optional<Instant> renewal,
      @ForAll("advances") Optional<Instant> advance) {
    var plan = new Plan(changes ? List.of(new Action.Apply(new ConfigMap())) : List.of(), healths);
    List<Refusal> refusals =
        refused ? List.of(new Refusal(ObjectKey.of(ConfigMap.class, "acme-ui"), "no")) : List.of();

    var desired = new DesiredShop(List.of(), MEMORY, renewal, advance);
    ShopStatus status = remembers ? REVISED : ShopStatus.EMPTY;

    Duration next = new Pace(SHOP, plan, desired, NOW).next(refusals, status);

    assertThat(next).isPositive().isLessThanOrEqualTo(Pace.IDLE);
  }

  @Provide
  Arbitrary<Map<StageName, Health>> healths() {
    return Arbitraries.maps(
        Arbitraries.of(StageName.class),
        Arbitraries.of(
            Health.waiting(Reason.LEAVING, "It goes."),
            Health.waiting(Reason.STARTING, "It comes."),
            Health.failed(Reason.CONFLICT, "It is broken.")));
  }

  @Provide
  Arbitrary<Optional<Instant>> advances() {
    return Arbitraries.longs().between(1, 1_000_000).map(NOW::plusSeconds).optional();
  }

  @Provide
  Arbitrary<Optional<Instant>> renewals() {
    return Arbitraries.longs().between(-1_000_000, 1_000_000_000).map(NOW::plusSeconds).optional();
  }
}
