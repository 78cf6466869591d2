package dev.shopkeeper.shop.settings;

/// How much this process takes on: requests a second, of which 0 is without limit, and connections.
public record LimitSettings(
    int clientPerSecond,
    int clientBurst,
    int globalPerSecond,
    int browsingConnections,
    int orderingConnections) {

  /// What holds where nothing else is said.
  public static final LimitSettings DEFAULT = new LimitSettings(200, 400, 2_000, 8, 32);

  private static final int MOST_PER_SECOND = 1_000_000;
  private static final int MOST_CONNECTIONS = 200;

  private static final int BURST_SECONDS = 2;

  /// A client is forgotten after a minute, so by then it must have its whole burst again.
  private static final int LONGEST_BURST_SECONDS = 60;

  static LimitSettings read(SettingsSource source) {
    int clientPerSecond =
        source.number("RATE_LIMIT_CLIENT_PER_SECOND", DEFAULT.clientPerSecond, 0, MOST_PER_SECOND);
    return new LimitSettings(
        clientPerSecond,
        source.number(
            "RATE_LIMIT_CLIENT_BURST",
            clientPerSecond * BURST_SECONDS,
            1,
            Math.max(1, clientPerSecond) * LONGEST_BURST_SECONDS),
        source.number("RATE_LIMIT_GLOBAL_PER_SECOND", DEFAULT.globalPerSecond, 0, MOST_PER_SECOND),
        source.number(
            "DATABASE_BROWSING_CONNECTIONS", DEFAULT.browsingConnections, 1, MOST_CONNECTIONS),
        source.number(
            "DATABASE_ORDERING_CONNECTIONS", DEFAULT.orderingConnections, 1, MOST_CONNECTIONS));
  }
}
