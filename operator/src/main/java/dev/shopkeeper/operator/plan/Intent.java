package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.workload.Release;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// What is to become of a Shop, by what it asks for and what is seen of it.
public sealed interface Intent {
  /// Nothing, for it cannot be kept as it is.
  record Invalid(List<Violation> violations) implements Intent {}

  record Planned(Observed observed, DesiredShop desired, Plan plan) implements Intent {}

  /// Looks at the objects of the given keys only if the Shop can be kept at all.
  static Intent of(
      Shop shop,
      Release release,
      Function<Collection<ObjectKey>, Observed> sight,
      Instant now,
      SecureRandom random) {
    List<Violation> violations = DesiredShop.check(shop);
    if (!violations.isEmpty()) {
      return new Invalid(violations);
    }
    var tiers = new Tiers(shop);
    Observed observed = sight.apply(DesiredShop.keys(tiers, release));
    List<Violation> unrenderable = DesiredShop.check(tiers, release, observed, now);
    if (!unrenderable.isEmpty()) {
      return new Invalid(unrenderable);
    }
    DesiredShop desired = DesiredShop.of(tiers, release, observed, now, random);
    return new Planned(observed, desired, Planner.plan(shop, desired, observed));
  }
}
