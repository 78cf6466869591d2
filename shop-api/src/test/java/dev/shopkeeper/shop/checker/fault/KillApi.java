package dev.shopkeeper.shop.checker.fault;

import dev.shopkeeper.shop.checker.shop.ApiProcess;
import java.time.Duration;

/// A replica of the API dies without a word and is started again.
final class KillApi implements Fault {

  private static final int KILLED = 128 + 9;

  @Override
  public String name() {
    return "kill-api";
  }

  @Override
  public Effect strike(Scene scene) throws Exception {
    int replica = scene.anyReplica();
    ApiProcess api = scene.shop().apis().get(replica);
    Pulse.Since since = scene.pulse().since();
    int exit = api.kill();
    boolean missed = Scene.seen(Duration.ofSeconds(2), () -> since.unknown(replica) > 0);
    api.start();
    return new Effect(
        exit == KILLED && missed,
        "replica %d ended with %d, %s".formatted(replica, exit, since.harmDone()));
  }
}
