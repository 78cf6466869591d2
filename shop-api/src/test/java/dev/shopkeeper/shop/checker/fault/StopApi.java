package dev.shopkeeper.shop.checker.fault;

import dev.shopkeeper.shop.testing.Processes;
import java.util.List;

/// A replica of the API stands still for seconds and goes on as if nothing had been.
final class StopApi implements Fault {

  @Override
  public String name() {
    return "stop-api";
  }

  @Override
  public Effect strike(Scene scene) throws Exception {
    int replica = scene.anyReplica();
    String pid = String.valueOf(scene.shop().apis().get(replica).pid());
    Pulse.Since since = scene.pulse().since();
    Processes.run(List.of("kill", "-STOP", pid));
    scene.pause(1_500, 5_000);
    Processes.run(List.of("kill", "-CONT", pid));
    scene.pause(300, 500);
    return new Effect(
        since.unknown(replica) + since.slow(replica) > 0,
        "replica %d, %s".formatted(replica, since.harmDone()));
  }
}
