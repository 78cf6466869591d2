package dev.shopkeeper.operator.render;

import dev.shopkeeper.operator.durable.DurableObjects;
import dev.shopkeeper.operator.monitoring.MonitoringHealth;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.plan.DesiredShop;
import dev.shopkeeper.operator.plan.Stage;
import dev.shopkeeper.operator.plan.StageName;
import dev.shopkeeper.operator.plan.Tiers;
import dev.shopkeeper.operator.shop.MonitoringMode;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.workload.Release;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the operator would make of a new Shop, in the order it would.
public final class Rendering {
  private Rendering() {}

  /// Why a new Shop cannot be made of it.
  public static List<Violation> check(Shop shop, Release release) {
    List<Violation> violations = DesiredShop.check(shop);
    return violations.isEmpty()
        ? DesiredShop.check(new Tiers(shop), release, Observed.NOTHING, Instant.EPOCH)
        : violations;
  }

  /// Records of what was rolled out are no part of it. Nobody knows the cluster: it is taken to
  /// know ServiceMonitors if the Shop says so, and to have the volume that the Shop names. Secrets
  /// have their keys but no values: the values are made in the cluster and stay there.
  public static List<HasMetadata> of(Shop shop, Release release) {
    var random = new SecureRandom();
    var now = Instant.EPOCH;
    var tiers = new Tiers(shop);
    var named = Observed.of(DurableObjects.assumed(shop));
    List<HasMetadata> data =
        DesiredShop.of(tiers, release, named, now, random).stages().stream()
            .flatMap(stage -> stage.once().stream())
            .toList();
    var objects = new ArrayList<>(data);
    var seen = new ArrayList<>(data);
    if (shop.getSpec().monitoring().mode() == MonitoringMode.ENABLED) {
      seen.add(MonitoringHealth.KNOWN);
    }
    for (Stage stage : DesiredShop.of(tiers, release, Observed.of(seen), now, random).stages()) {
      if (stage.name() != StageName.ROLLOUT) {
        objects.addAll(stage.wanted());
      }
    }
    return objects.stream().map(Rendering::withoutValues).toList();
  }

  /// A Secret with its keys alone; anything else as it is.
  static HasMetadata withoutValues(HasMetadata object) {
    if (!(object instanceof Secret secret)) {
      return object;
    }
    var blank = new SecretBuilder(secret).withType(blankable(secret.getType()));
    secret.getData().keySet().forEach(key -> blank.addToData(key, ""));
    return blank.build();
  }

  /// The API server warns of a TLS Secret that holds no certificate.
  private static @Nullable String blankable(String type) {
    return type.equals("kubernetes.io/tls") ? null : type;
  }
}
