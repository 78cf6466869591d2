package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/// How a tier is reached. Its type has no default in the schema: one that was written into the Shop
/// would look like a wish, and the edge could not change it.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceSpec(
    @JsonPropertyDescription(
            "LoadBalancer gives the storefront an address outside the cluster, ClusterIP one inside"
                + " only; default: ClusterIP where edge is given, LoadBalancer elsewhere.")
        @Nullable ServiceType type) {
  public static final ServiceSpec DEFAULT = new ServiceSpec(null);
}
