package dev.shopkeeper.shop.checker.fault;

import dev.shopkeeper.shop.checker.shop.Relay;

/// The wire of one replica carries nothing for seconds while both ends believe in it; then what was
/// under way arrives late, or never.
final class DeadWire implements Fault {

  @Override
  public String name() {
    return "dead-wire";
  }

  @Override
  public Effect strike(Scene scene) throws Exception {
    int replica = scene.anyReplica();
    boolean late = scene.random().nextBoolean();
    Relay relay = scene.shop().relays().get(replica);
    Pulse.Since since = scene.pulse().since();
    relay.hold();
    scene.pause(1_500, 6_000);
    if (!late) {
      relay.cut();
    }
    relay.release();
    scene.pause(300, 500);
    return new Effect(
        since.unknown(replica) + since.slow(replica) > 0,
        "replica %d, what was under way came %s, %s"
            .formatted(replica, late ? "late" : "never", since.harmDone()));
  }
}
