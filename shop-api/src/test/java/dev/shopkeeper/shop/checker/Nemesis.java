package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.fault.Effect;
import dev.shopkeeper.shop.checker.fault.Fault;
import dev.shopkeeper.shop.checker.fault.Pulse;
import dev.shopkeeper.shop.checker.fault.Scene;
import dev.shopkeeper.shop.checker.history.History;
import dev.shopkeeper.shop.checker.history.Strike;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/// Strikes with one fault after the other, and lets the shop recover in between.
final class Nemesis {

  private static final Duration RECOVERY = Duration.ofMinutes(3);
  private static final int CALM_CALLS = 20;

  private final List<Fault> faults;
  private final Scene scene;
  private final History history;
  private final Path timeline;
  private final List<Fault> round = new ArrayList<>();
  private final List<Strike> strikes = new ArrayList<>();

  Nemesis(List<Fault> faults, Scene scene, History history, Path folder) {
    this.faults = faults;
    this.scene = scene;
    this.history = history;
    this.timeline = folder.resolve(Strike.FILE);
  }

  /// Once more: every kind comes once before one comes again.
  void strike() throws Exception {
    if (round.isEmpty()) {
      round.addAll(faults);
      Collections.shuffle(round, Random.from(scene.random()));
    }
    Fault fault = round.removeLast();
    long began = history.now();
    Effect effect = fault.strike(scene);
    long ended = history.now();
    awaitService();
    write(new Strike(fault.name(), began, ended, history.now(), effect.seen(), effect.what()));
  }

  /// Waits until both replicas are ready and have answered some calls.
  void awaitService() throws Exception {
    Pulse.Since since = scene.pulse().since();
    boolean served =
        Scene.seen(
            RECOVERY,
            () ->
                since.done(0) > CALM_CALLS && since.done(1) > CALM_CALLS && scene.shop().healthy());
    if (!served) {
      throw new IllegalStateException("the shop did not recover within " + RECOVERY);
    }
  }

  private void write(Strike strike) throws IOException {
    strikes.add(strike);
    Files.writeString(
        timeline,
        JsonMapper.shared().writeValueAsString(strike) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    System.out.printf(
        "%7.1f s  %-16s %-9s %s%n",
        strike.began() / 1e9, strike.fault(), strike.effective() ? "" : "no effect", strike.seen());
  }

  List<Strike> strikes() {
    return strikes;
  }
}
