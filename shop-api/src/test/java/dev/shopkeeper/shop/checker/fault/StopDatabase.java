package dev.shopkeeper.shop.checker.fault;

/// PostgreSQL stands still for seconds, its connections open, and goes on.
final class StopDatabase implements Fault {

  @Override
  public String name() {
    return "stop-database";
  }

  @Override
  public Effect strike(Scene scene) throws Exception {
    Pulse.Since since = scene.pulse().since();
    scene.shop().server().suspend();
    scene.pause(1_500, 5_000);
    scene.shop().server().resume();
    scene.pause(300, 500);
    return new Effect(since.harm(), since.harmDone());
  }
}
