package dev.shopkeeper.shop.checker.fault;

import java.time.Duration;

/// All of PostgreSQL's processes die at once, and it recovers from its log.
final class KillDatabase implements Fault {

  @Override
  public String name() {
    return "kill-database";
  }

  @Override
  public Effect strike(Scene scene) throws Exception {
    Pulse.Since since = scene.pulse().since();
    scene.shop().server().kill();
    boolean gone = !scene.shop().server().isAlive();
    boolean missed = Scene.seen(Duration.ofSeconds(2), () -> since.unknown() > 0);
    scene.shop().server().start();
    return new Effect(gone && missed, since.harmDone());
  }
}
