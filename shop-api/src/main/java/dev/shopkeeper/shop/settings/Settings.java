package dev.shopkeeper.shop.settings;

import javax.crypto.SecretKey;

/// Everything the serving process is told from outside.
public record Settings(
    DatabaseSettings database,
    Credentials admin,
    SecretKey orderTokenKey,
    boolean requireIdempotencyKey) {

  /// Reads and checks all of it; refuses to go on with the first thing that is wrong.
  public static Settings read(SettingsSource source) {
    return new Settings(
        DatabaseSettings.read(source),
        source.credentials("admin"),
        source.key("order-token/key"),
        source.flag("REQUIRE_IDEMPOTENCY_KEY"));
  }
}
