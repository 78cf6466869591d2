package dev.shopkeeper.shop.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whose bearer tokens make an administrator, and which of them.
///
/// `adminClaim` must be or hold the text `admin`.
public record OidcSettings(URI issuer, String audience, String adminClaim, Duration clockSkew) {

  private static final Pattern ISSUER =
      Pattern.compile("https://[A-Za-z0-9\\[][A-Za-z0-9.:\\]-]{0,253}(/[A-Za-z0-9._~/-]*)?");
  private static final Pattern TEXT = Pattern.compile("\\P{Cntrl}{1,256}");
  private static final int LONGEST_SKEW = 300;

  static Optional<OidcSettings> read(SettingsSource source) {
    if (source.optional("OIDC_ISSUER", "").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OidcSettings(
            issuer(source),
            source.variable("OIDC_AUDIENCE", TEXT, "set it to the name the issuer has for the API"),
            source.optional("OIDC_ADMIN_CLAIM", "roles"),
            Duration.ofSeconds(source.number("OIDC_CLOCK_SKEW_SECONDS", 30, 0, LONGEST_SKEW))));
  }

  private static URI issuer(SettingsSource source) {
    String remedy =
        "set it to the issuer's https address, without a query, as its tokens have it,"
            + " on a host that is neither this machine nor link-local";
    String text = source.variable("OIDC_ISSUER", ISSUER, remedy);
    try {
      URI issuer = URI.create(text);
      if (issuer.getHost() != null && !ForbiddenAddresses.named(issuer.getHost())) {
        return issuer;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, together with a host that is none or this machine.
    }
    throw new InvalidSettings("OIDC_ISSUER", "is malformed", remedy);
  }
}
