package dev.shopkeeper.shop.settings;

/// How much this process takes on: requests a second, of which 0 is without limit, and connections.
public record LimitSettings(
    int clientPerSecond, int globalPerSecond, int browsingConnections, int orderingConnections) {

  /// What holds where nothing else is said.
  public static final LimitSettings DEFAULT = new LimitSettings(200, 2_000, 8, 32);

  private static final int MOST_PER_SECOND = 1_000_000;
  private static final int MOST_CONNECTIONS = 200;

  static LimitSettings read(SettingsSource source) {
    return new LimitSettings(
        source.number("RATE_LIMIT_CLIENT_PER_SECOND", DEFAULT.clientPerSecond, 0, MOST_PER_SECOND),
        source.number("RATE_LIMIT_GLOBAL_PER_SECOND", DEFAULT.globalPerSecond, 0, MOST_PER_SECOND),
        source.number(
            "DATABASE_BROWSING_CONNECTIONS", DEFAULT.browsingConnections, 1, MOST_CONNECTIONS),
        source.number(
            "DATABASE_ORDERING_CONNECTIONS", DEFAULT.orderingConnections, 1, MOST_CONNECTIONS));
  }
}
