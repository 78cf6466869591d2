package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// An OpenID Connect issuer, and which of its tokens make an administrator.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!self.issuer.matches('" + OidcSpec.THIS_MACHINE + "')",
    fieldPath = ".issuer",
    message = "issuer must not be on localhost: that is the pod itself; give the issuer's own name")
public record OidcSpec(
    @JsonPropertyDescription(
            "Address of the issuer as its tokens have it in iss: https, a host name and no query,"
                + " such as https://login.example.org/realms/shop. The API's pods may reach its"
                + " port.")
        @Required
        @Pattern(Formats.ISSUER)
        @Size(min = 9, max = 253)
        String issuer,
    @JsonPropertyDescription("What the tokens must hold in aud.")
        @Required
        @Pattern(Formats.ONE_LINE)
        @Size(min = 1, max = 256)
        String audience,
    @JsonPropertyDescription(
            "The claim that must be or hold admin, such as realm_access.roles; default: roles.")
        @Pattern(Formats.CLAIM)
        @Size(min = 1, max = 128)
        @Nullable String adminClaim) {
  static final String THIS_MACHINE = "^https://([^/:]*[.])?localhost(:[0-9]+)?(/.*)?$";
  private static final int HTTPS = 443;

  /// The port of the issuer's address, which the API has to reach.
  public int port() {
    String given = issuer.replaceFirst("^https://[^/:]*(?::([0-9]+))?(?:/.*)?$", "$1");
    return given.isEmpty() ? HTTPS : Integer.parseInt(given);
  }
}
