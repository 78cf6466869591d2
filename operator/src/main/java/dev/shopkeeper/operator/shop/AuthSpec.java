package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/// Who may administrate the shop. The administrator of the Shop's own Secret always may.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuthSpec(
    @JsonPropertyDescription(
            "An OpenID Connect issuer whose tokens make an administrator besides; default: none, so"
                + " that only the login in the Secret <shop>-admin does.")
        @Nullable OidcSpec oidc) {
  public static final AuthSpec DEFAULT = new AuthSpec(null);
}
