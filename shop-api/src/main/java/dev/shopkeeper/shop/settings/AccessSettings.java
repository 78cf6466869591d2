package dev.shopkeeper.shop.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whom the shop lets in, and whose word it takes for where they come from.
public record AccessSettings(
    List<String> corsOrigins, List<AddressRange> trustedProxies, Optional<OidcSettings> oidc) {

  /// Whose word counts unless somebody else is named: what the Shop's NetworkPolicies let in from
  /// private networks is its own nginx.
  public static final List<AddressRange> PRIVATE_NETWORKS =
      Stream.of(
              "127.0.0.0/8",
              "::1/128",
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "100.64.0.0/10",
              "fc00::/7")
          .map(AddressRange::parse)
          .toList();

  private static final Pattern ORIGIN =
      Pattern.compile("https://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[1-9][0-9]{0,4})?");

  static AccessSettings read(SettingsSource source) {
    return new AccessSettings(
        source.list("CORS_ORIGINS", "").stream().map(AccessSettings::origin).toList(),
        trustedProxies(source),
        OidcSettings.read(source));
  }

  private static String origin(String text) {
    if (!ORIGIN.matcher(text).matches()) {
      throw new InvalidSettings(
          "CORS_ORIGINS",
          text.contains("*") ? "has a wildcard" : "is malformed",
          "list exact origins such as https://partner.example, separated by commas");
    }
    return text;
  }

  private static List<AddressRange> trustedProxies(SettingsSource source) {
    List<AddressRange> given =
        source.list("TRUSTED_PROXIES", "").stream().map(AccessSettings::range).toList();
    return given.isEmpty() ? PRIVATE_NETWORKS : given;
  }

  private static AddressRange range(String text) {
    @Nullable AddressRange range = null;
    try {
      range = AddressRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettings(
          "TRUSTED_PROXIES",
          "is malformed",
          "list address ranges such as 10.0.0.0/8, separated by commas");
    }
    return range;
  }
}
