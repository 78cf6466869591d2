package dev.shopkeeper.shop.checker.fault;

import dev.shopkeeper.shop.checker.shop.Relay;
import java.time.Duration;

/// Every connection of one replica to the database breaks at the same instant.
///
/// One that nobody was using at the instant is replaced unnoticed: it breaks again until a call is
/// lost.
final class CutWire implements Fault {

  private static final int MOST_TRIES = 10;
  private static final Duration MOMENT = Duration.ofMillis(300);

  @Override
  public String name() {
    return "cut-wire";
  }

  @Override
  public Effect strike(Scene scene) throws Exception {
    int replica = scene.anyReplica();
    Relay relay = scene.shop().relays().get(replica);
    Pulse.Since since = scene.pulse().since();
    int broken = 0;
    boolean missed = false;
    for (int tries = 0; tries < MOST_TRIES && !missed; tries++) {
      broken += relay.cut();
      missed = Scene.seen(MOMENT, () -> since.unknown(replica) > 0);
    }
    return new Effect(
        broken > 0 && missed,
        "%d connections of replica %d broken, %s".formatted(broken, replica, since.harmDone()));
  }
}
