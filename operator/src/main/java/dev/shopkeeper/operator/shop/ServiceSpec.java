package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/// How a tier is reached.
public record ServiceSpec(
    @JsonPropertyDescription(
            "LoadBalancer gives the storefront an address outside the cluster, ClusterIP one inside"
                + " only.")
        @Default("LoadBalancer")
        ServiceType type) {
  public static final ServiceSpec DEFAULT = new ServiceSpec(null);

  public ServiceSpec(@Nullable ServiceType type) {
    this.type = type == null ? ServiceType.LOAD_BALANCER : type;
  }
}
