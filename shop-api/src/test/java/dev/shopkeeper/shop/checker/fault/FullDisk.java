package dev.shopkeeper.shop.checker.fault;

import dev.shopkeeper.shop.checker.shop.LoopDisk;
import dev.shopkeeper.shop.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/// No byte is left on PostgreSQL's disk, until somebody makes room.
final class FullDisk implements Fault {

  private static final String COMPLAINT = "No space left on device";

  @Override
  public String name() {
    return "full-disk";
  }

  @Override
  public Effect strike(Scene scene) throws Exception {
    PostgresServer server = scene.shop().server();
    LoopDisk disk = (LoopDisk) scene.shop().disk();
    Pulse.Since since = scene.pulse().since();
    long before = complaints(server);
    disk.fill();
    boolean full =
        Scene.seen(
            Duration.ofSeconds(12), () -> complaints(server) > before && since.unknown() > 0);
    scene.pause(200, 1_500);
    disk.free();
    boolean died = !Scene.seen(Duration.ofSeconds(1), server::answers);
    if (died) {
      server.kill();
      server.start();
    }
    return new Effect(
        full,
        "%d complaints of PostgreSQL, which %s, %s"
            .formatted(complaints(server) - before, died ? "died" : "lived on", since.harmDone()));
  }

  private static long complaints(PostgresServer server) throws IOException {
    try (var lines = Files.lines(server.log())) {
      return lines.filter(line -> line.contains(COMPLAINT)).count();
    }
  }
}
