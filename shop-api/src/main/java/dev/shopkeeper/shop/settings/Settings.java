package dev.shopkeeper.shop.settings;

import javax.crypto.SecretKey;

/// Everything the serving process is told from outside.
public record Settings(
    DatabaseSettings database,
    AdminAccount admin,
    SecretKey orderTokenKey,
    AccessSettings access,
    LimitSettings limits,
    boolean requireIdempotencyKey) {

  /// Reads and checks all of it; refuses to go on with the first thing that is wrong.
  public static Settings read(SettingsSource source) {
    var admin = new AdminAccount(source);
    admin.read();
    return new Settings(
        DatabaseSettings.read(source),
        admin,
        source.key("order-token/key"),
        AccessSettings.read(source),
        LimitSettings.read(source),
        source.flag("REQUIRE_IDEMPOTENCY_KEY"));
  }
}
