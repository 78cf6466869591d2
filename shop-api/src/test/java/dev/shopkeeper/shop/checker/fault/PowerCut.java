package dev.shopkeeper.shop.checker.fault;

import dev.shopkeeper.shop.checker.shop.CheckedShop;
import dev.shopkeeper.shop.checker.shop.LoopDisk;
import dev.shopkeeper.shop.checker.shop.Relay;
import java.nio.file.Files;
import java.nio.file.Path;

/// The database's machine loses power in full work, and comes back with what its disk held then.
///
/// Before the cut nothing goes out on the wires any more, as nothing would from that machine: an
/// acknowledgement that a client gets belongs to a commit from before the cut.
final class PowerCut implements Fault {

  @Override
  public String name() {
    return "power-cut";
  }

  @Override
  public Effect strike(Scene scene) throws Exception {
    CheckedShop shop = scene.shop();
    LoopDisk disk = (LoopDisk) shop.disk();
    Pulse.Since since = scene.pulse().since();
    shop.relays().forEach(Relay::hold);
    disk.cut();
    shop.server().kill();
    shop.relays().forEach(Relay::cut);
    shop.relays().forEach(Relay::release);
    disk.powerOn();
    boolean crashed = Files.exists(shop.server().data().resolve("postmaster.pid"));
    shop.server().start();
    return new Effect(
        crashed && since.harm(),
        "%s recovered, %s".formatted(recoveredFrom(shop.server().log()), since.harmDone()));
  }

  private static String recoveredFrom(Path log) throws Exception {
    try (var lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("redo done at"))
          .reduce((_, last) -> last)
          .map(line -> line.replaceAll(".*redo done at ([0-9A-F/]+).*", "up to $1"))
          .orElse("nothing to be");
    }
  }
}
