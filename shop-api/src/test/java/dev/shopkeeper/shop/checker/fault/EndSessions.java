package dev.shopkeeper.shop.checker.fault;

import java.time.Duration;

/// The database ends every session of the API, whatever it is doing.
///
/// Those that were idle are replaced unnoticed: they end again until a call is lost.
final class EndSessions implements Fault {

  private static final int MOST_TRIES = 10;
  private static final Duration MOMENT = Duration.ofMillis(300);
  private static final String END =
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'shop_api'
      """;

  @Override
  public String name() {
    return "end-sessions";
  }

  @Override
  public Effect strike(Scene scene) throws Exception {
    Pulse.Since since = scene.pulse().since();
    int ended = 0;
    boolean missed = false;
    for (int tries = 0; tries < MOST_TRIES && !missed; tries++) {
      ended += Integer.parseInt(scene.shop().database().ask(END));
      missed = Scene.seen(MOMENT, () -> since.unknown() > 0);
    }
    return new Effect(
        ended > 0 && missed, "%d sessions ended, %s".formatted(ended, since.harmDone()));
  }
}
