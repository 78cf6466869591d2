package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.fault.Fault;
import dev.shopkeeper.shop.checker.fault.Pulse;
import dev.shopkeeper.shop.checker.fault.Scene;
import dev.shopkeeper.shop.checker.history.Dump;
import dev.shopkeeper.shop.checker.history.Facts;
import dev.shopkeeper.shop.checker.history.History;
import dev.shopkeeper.shop.checker.shop.CheckedShop;
import dev.shopkeeper.shop.checker.shop.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// One run from an empty disk to a folder that can be judged.
record Run(Plan plan) {

  private static final int MOST_TRIES = 10;

  void carryOut() throws Exception {
    Path folder = Files.createDirectories(plan.folder());
    if (Files.exists(folder.resolve(History.FILE))) {
      throw new Misuse(folder + " holds another run's history: give another --folder, or none");
    }
    try (Workplace workplace = Workplace.create();
        CheckedShop shop = CheckedShop.open(workplace, folder)) {
      shop.dump(Dump.Table.BEFORE, folder);
      double seconds = harm(shop, folder);
      writeDown(shop, folder, seconds);
    }
  }

  private double harm(CheckedShop shop, Path folder) throws Exception {
    var pulse = new Pulse(shop.apis().size());
    try (var history = new History(folder)) {
      Workload workload = Workload.start(plan.clients(), plan.seed(), shop, history, pulse);
      var scene = new Scene(shop, pulse, Workload.random(-plan.seed() - 1));
      var nemesis = new Nemesis(faults(), scene, history, folder);
      try {
        var goal = new Goal(plan);
        nemesis.awaitService();
        while (!goal.reached(nemesis.strikes(), workload.acknowledged())
            && history.now() < plan.limit().toNanos()) {
          Thread.sleep(scene.random().nextInt(200, 1_500));
          if (!goal.struck(nemesis.strikes())) {
            nemesis.strike();
          }
          workload.requireSound();
        }
      } finally {
        workload.finish();
      }
      return history.now() / 1e9;
    }
  }

  private List<Fault> faults() {
    List<Fault> chosen =
        Fault.all().stream()
            .filter(fault -> plan.only().isEmpty() || plan.only().contains(fault.name()))
            .toList();
    if (chosen.isEmpty() || (!plan.only().isEmpty() && chosen.size() < plan.only().size())) {
      throw new Misuse(
          "--only names a fault that there is not, or not without root and loop devices; there are "
              + Fault.all().stream().map(Fault::name).toList());
    }
    return chosen;
  }

  private void writeDown(CheckedShop shop, Path folder, double seconds) throws Exception {
    shop.awaitReady(Duration.ofMinutes(1));
    for (Dump.Table table : Dump.Table.values()) {
      if (table != Dump.Table.BEFORE) {
        shop.dump(table, folder);
      }
    }
    write(folder, verified(shop, folder.resolve("verify-audit.log"), seconds));
  }

  /// A busy machine may not let the command reach the database at once: that says nothing of the
  /// trail.
  private Facts verified(CheckedShop shop, Path log, double seconds) throws Exception {
    for (int tries = 1; ; tries++) {
      Files.deleteIfExists(log);
      int exit = shop.verifyAudit(log);
      String says = Files.readString(log).strip();
      if (tries == MOST_TRIES || !says.contains("cannot be read")) {
        return new Facts(plan.seed(), plan.clients(), seconds, exit, says);
      }
    }
  }

  private static void write(Path folder, Facts facts) throws IOException {
    Files.writeString(
        folder.resolve(Facts.FILE), JsonMapper.shared().writeValueAsString(facts) + "\n");
  }
}
