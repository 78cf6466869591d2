package dev.shopkeeper.shop.settings;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where the database is, who we are to it, and the authority its certificate must come from.
public record DatabaseSettings(
    String host, int port, String name, Credentials credentials, Path authority) {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,62}");

  /// Reads what `migrate` and `await-schema` need; refuses what is missing or malformed.
  public static DatabaseSettings read(SettingsSource source) {
    return new DatabaseSettings(
        source.variable("DATABASE_HOST", HOST, "set it to the database's host name"),
        source.port("DATABASE_PORT"),
        source.variable("DATABASE_NAME", NAME, "set it to the database's name, such as ecommerce"),
        source.credentials("database"),
        source.certificate("database/ca.crt"));
  }
}
